import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { dynamoProposalStore } from "#shared/adapters/dynamodb/proposal-store.ts";
import type { Proposal, ProposalDecision } from "#shared/domain/proposal/proposal.ts";
import type { ProposalStore } from "#shared/ports/proposal-store.ts";
import { newCommand } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { codeOf, START } from "#test/support/money-trail.ts";

const DAY = 86_400_000;
let dynamo: TestDynamo;
let store: ProposalStore;
let subjects = 0;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  store = dynamoProposalStore(dynamo.client, dynamo.tableNames.stamps);
});
afterAll(() => dynamo.stop());

const commit = (pieces: ReturnType<ProposalStore["propose"]>, now = START) =>
  codeOf(
    dynamoChangeStore(dynamo.client, dynamo.tableNames.stamps).commit({
      command: newCommand({ kind: "staff", id: "stf_ONE" }),
      pieces,
      facts: [],
      answer: { status: 200, body: {} },
      now,
    }),
  );

const drafted = (subject: string, more: Partial<Proposal> = {}): Proposal => ({
  proposalId: `prp_${crypto.randomUUID().replaceAll("-", "")}`,
  kind: "refund",
  subject,
  orderId: "ord_22222222",
  unit: 1,
  postId: "fr-paris",
  reason: "wrong-act",
  proposedBy: "stf_ONE",
  proposedAt: new Date(START).toISOString(),
  until: new Date(START + 7 * DAY).toISOString(),
  state: "open",
  ...more,
});
const fresh = () => {
  subjects += 1;
  return drafted(`stm_${String(subjects).padStart(8, "2")}`);
};
const proposed = async (): Promise<Proposal> => {
  const proposal = fresh();
  expect(await commit(store.propose(proposal, START))).toBe("ok");
  return proposal;
};
const decide = (proposal: Proposal, to: ProposalDecision["to"], by: string, now = START) =>
  commit(store.decide(proposal, { to, by, now }), now);

describe("a proposal (T9)", () => {
  it("is the only open one about its subject, of twenty at once", async () => {
    const { subject } = fresh();
    const codes = await Promise.all(
      Array.from({ length: 20 }, () => commit(store.propose(drafted(subject), START))),
    );
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
    expect(new Set(codes.filter((code) => code !== "ok"))).toEqual(new Set(["proposal-exists"]));
  });

  it("is never approved by who proposed it, whatever else happens", async () => {
    const proposal = await proposed();
    expect(await decide(proposal, "approved", "stf_ONE")).toBe("second-person-needed");
    expect(await decide(proposal, "withdrawn", "stf_TWO")).toBe("proposal-not-own");
    expect(await store.find("fr-paris", proposal.proposalId)).toEqual(proposal);
    expect(await decide(proposal, "approved", "stf_TWO")).toBe("ok");
    expect(await store.find("fr-paris", proposal.proposalId)).toMatchObject({
      state: "approved",
      decidedBy: "stf_TWO",
    });
  });

  it("has one end, when approval, rejection and withdrawal race", async () => {
    const proposal = await proposed();
    const codes = await Promise.all([
      ...["stf_TWO", "stf_THREE"].flatMap((by) => [
        decide(proposal, "approved", by),
        decide(proposal, "rejected", by),
      ]),
      decide(proposal, "withdrawn", "stf_ONE"),
    ]);
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(["ok", "proposal-closed"]));
  });

  it("makes way for another once it is decided or its seven days are over", async () => {
    const first = await proposed();
    const late = START + 7 * DAY;
    expect(await decide(first, "approved", "stf_TWO", late)).toBe("proposal-closed");
    const again = drafted(first.subject, { until: new Date(late + 7 * DAY).toISOString() });
    expect(await commit(store.propose(again, late - 1))).toBe("proposal-exists");
    expect(await commit(store.propose(again, late), late)).toBe("ok");
    expect(await decide(again, "rejected", "stf_TWO", late)).toBe("ok");
    expect(await commit(store.propose(drafted(first.subject), late), late)).toBe("ok");
  });

  it("is listed while it can be decided, oldest first", async () => {
    const postId = "jp-tokyo";
    const [later, sooner] = [
      { ...fresh(), postId, proposedAt: new Date(START + 1).toISOString() },
      { ...fresh(), postId },
    ];
    for (const proposal of [later, sooner]) await commit(store.propose(proposal, START));
    expect((await store.listOpen(postId, START)).map(({ proposalId }) => proposalId)).toEqual([
      sooner.proposalId,
      later.proposalId,
    ]);
    expect(await store.listOpen(postId, START + 7 * DAY)).toEqual([]);
    await decide(sooner, "withdrawn", "stf_ONE");
    expect(await store.listOpen(postId, START)).toEqual([later]);
    expect(keys.proposal(postId, later.proposalId).pk).toBe("PROPOSALS#jp-tokyo");
  });
});

import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { openOwnPaper, openPaper } from "#shared/application/documents/open-paper.ts";
import { takeReview } from "#shared/application/reviews/take-review.ts";
import { citizenCall, officerCall } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { Filing } from "#test/support/filing.ts";
import { codeOf, done, filing } from "#test/support/filing.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const postId = "fr-paris";

let dynamo: TestDynamo;
let desk: Filing;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  desk = await filing(dynamo, now);
});
afterAll(() => dynamo.stop());

const links = {
  sign: (copy: { readonly key: string }, name: string, seconds: number) =>
    Promise.resolve(`https://clean.example/${copy.key}?name=${name}&seconds=${seconds}`),
};
const paper = { beneficiary: 1, documentId: "photo-35x45" };
const opening = (requestId: string, more: { at?: number; post?: string; staffId?: string } = {}) => {
  const { at = now, post = postId, staffId = "stf_ONE" } = more;
  const call = officerCall({ postId: post, requestId, ...paper }, undefined, {
    now: at,
    postId: post,
    staffId,
  });
  return { call, outcome: openPaper({ ...desk.deps, links }, call) };
};
const opens = (requestId: string, more: Parameters<typeof opening>[1] = {}) =>
  codeOf(opening(requestId, more).outcome);

const submitted = async (): Promise<string> => {
  const requestId = await desk.file({ now });
  await done(desk.submit(requestId, { now }));
  return requestId;
};

describe("D3 POST /staff/posts/{postId}/requests/{requestId}/documents/…/opening", () => {
  it("is a link of a minute to the rebuilt copy, under a name of ours; the fact says who and what, and no link", async () => {
    const requestId = await submitted();
    const { call, outcome } = opening(requestId);
    expect(await done(outcome)).toEqual({
      url: "https://clean.example/req_00000001/1-photo-35x45/upl_00000001?name=1-photo-35x45.jpg&seconds=60",
      type: "image/jpeg",
      expiresAt: "2026-11-21T12:01:00.000Z",
    });
    const Key = keys.command(call.command.id);
    const { Item } = await dynamo.client.send(new GetCommand({ TableName: dynamo.tableNames.core, Key }));
    expect(Item?.["events"]).toMatchObject([
      {
        type: "gov.wisal.documents.shown.v1",
        actor: { kind: "staff", id: "stf_ONE" },
        data: { requestId, uploadId: "upl_00000001", ...paper },
      },
    ]);
    expect(JSON.stringify(Item)).not.toContain("https:");
  });

  it("E2 is not found for a draft, a rejected paper, a valid request, another post and an unknown paper", async () => {
    const draft = await desk.file({ now });
    expect(await opens(draft)).toBe("not-found");
    const requestId = await submitted();
    expect(await opens(requestId, { post: "fr-lyon" })).toBe("not-found");
    expect(await opens("req_00000000")).toBe("not-found");
    await done(desk.decide(requestId, { now }, ["accept", "accept", "accept", "reject"]));
    expect(await opens(requestId)).toBe("not-found");
    const valid = await submitted();
    await done(desk.decide(valid, { now }, ["accept", "accept", "accept", "accept"]));
    expect(await opens(valid)).toBe("not-found");
  });

  it("a decision that comes between reading and showing › not found, and no fact of showing", async () => {
    const requestId = await submitted();
    const unlucky = desk.intrudedBy(async (reading) => {
      if (reading === 1)
        await done(desk.decide(requestId, { now }, ["accept", "accept", "accept", "accept"]));
    });
    const call = officerCall({ postId, requestId, ...paper }, undefined, { now, postId });
    expect(await codeOf(openPaper({ ...unlucky.deps, links }, call))).toBe("not-found");
    const Key = keys.command(call.command.id);
    const { Item } = await dynamo.client.send(new GetCommand({ TableName: dynamo.tableNames.core, Key }));
    expect(Item).toBeUndefined();
  });

  it("R4 keeps the request longer for who has taken it, and takes it from nobody", async () => {
    const requestId = await submitted();
    const take = (staffId: string, at: number) =>
      codeOf(takeReview(desk.deps, officerCall({ postId, requestId }, {}, { now: at, postId, staffId })));
    expect(await take("stf_ONE", now)).toBe("ok");
    expect(await opens(requestId, { at: now + 540_000 })).toBe("ok");
    expect(await take("stf_TWO", now + 700_000)).toBe("review-taken");
    expect(await opens(requestId, { at: now + 700_000, staffId: "stf_TWO" })).toBe("ok");
    expect(await take("stf_TWO", now + 1_140_000)).toBe("ok");
  });

  it("citizens open their own papers in any state, and nobody else's", async () => {
    const requestId = await submitted();
    const open = (accountId?: string) =>
      codeOf(
        openOwnPaper(
          { ...desk.deps, links },
          citizenCall({ requestId, ...paper }, undefined, { now, ...(accountId && { accountId }) }),
        ),
      );
    expect(await open()).toBe("ok");
    expect(await open("acc_OTHER")).toBe("not-found");
  });
});

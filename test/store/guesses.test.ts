import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoCallAllowance } from "#shared/adapters/dynamodb/call-allowance.ts";
import { guessKey } from "#shared/adapters/dynamodb/guess-counter.ts";
import { checkStamp } from "#shared/application/desk/check-stamp.ts";
import { verifyStamp } from "#shared/application/partners/verify-stamp.ts";
import { guarded } from "#shared/application/stamps/guarded.ts";
import { lookUp } from "#shared/application/stamps/look-up.ts";
import type { Outcome } from "#shared/domain/call.ts";
import type { PartnerCaller } from "#shared/domain/caller.ts";
import { drawStampCode } from "#shared/domain/stamp/code.ts";
import { guessBudgets } from "#shared/domain/stamp/guessing.ts";
import { officerCall } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { each } from "#test/support/each.ts";
import {
  bought,
  codeOf,
  moneyTrail,
  partition,
  partnerCall,
  START,
  seedPrices,
} from "#test/support/money-trail.ts";

const ACT = "signature-legalisation";
const HOUR = 3_600_000;

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startTestDynamo();
  await seedPrices(dynamo);
});
afterAll(() => dynamo.stop());

/** One warm function, with its own memory; it counts the codes that it looked up. */
const environment = () => {
  const trail = moneyTrail(dynamo);
  const seen = { lookedUp: 0 };
  const find: typeof trail.stamps.find = (keys) => {
    seen.lookedUp += 1;
    return trail.stamps.find(keys);
  };
  return { ...trail, stamps: { ...trail.stamps, find }, seen };
};
type Environment = ReturnType<typeof environment>;

/** What partners-redeem does with a call: the allowance, then the use case. */
const verify = async (
  deps: Environment,
  code: string,
  partnerId: string,
  { now = START, callsPerMinute = 60_000, address = "192.0.2.1" } = {},
): Promise<string> => {
  const terms = { procedureIds: [ACT], postIds: ["*"], callsPerMinute };
  const call = { ...partnerCall({}, { code, procedureId: ACT }, { now, partnerId, terms }), address };
  const { refusal } = await deps.allowance.take(call.caller, now);
  return refusal?.code ?? (await codeOf(verifyStamp(deps, call)));
};
const guess = (deps: Environment, partnerId: string, more = {}) =>
  verify(deps, drawStampCode(), partnerId, more);

const check = (deps: Environment, code: string): Outcome<unknown> =>
  checkStamp(deps, officerCall({}, { code }, { now: START, postId: "fr-paris" }));

describe("an attack of 20,000 codes whose check digits fit (T11)", () => {
  it("is stopped by the partner's budget; a sibling behind the same address, citizens and desks go on", async () => {
    const environments = Array.from({ length: 8 }, environment);
    const desk = environment();
    const { codes } = await bought(dynamo, environment());
    const [code = ""] = codes;
    const tally = new Map<string, number>();
    const deskAnswers: string[] = [];
    await each(Array.from({ length: 20_000 }), 64, async (_, index) => {
      const deps = environments[index % environments.length] ?? desk;
      const answer = await guess(deps, "attacker");
      tally.set(answer, (tally.get(answer) ?? 0) + 1);
      if (index % 1_000 === 0)
        deskAnswers.push(await codeOf(check(desk, index % 2_000 === 0 ? code : drawStampCode())));
    });
    const lookedUp = environments.reduce((sum, { seen }) => sum + seen.lookedUp, 0);
    console.log(`20,000 guesses: ${lookedUp} looked up, told ${JSON.stringify(Object.fromEntries(tally))}`);
    // What was told stays within the budget exactly; what was under way side by side was looked up in vain.
    expect(tally.get("stamp-unknown")).toBe(guessBudgets.partner.most);
    expect(lookedUp).toBeLessThan(guessBudgets.partner.most + 2 * 64);
    expect(deskAnswers.toSorted()).toEqual([
      ...Array.from({ length: 10 }, () => "ok"),
      ...Array.from({ length: 10 }, () => "stamp-unknown"),
    ]);
    // Even the right code is refused now, in an environment that has not seen the attack.
    expect(await verify(environment(), code, "attacker")).toBe("too-many-requests");
    expect(await verify(environment(), code, "sibling")).toBe("ok");
    expect(await guess(environment(), "sibling")).toBe("stamp-unknown");
    const citizen = { kind: "citizen", id: "acc_HONEST", address: "192.0.2.1" } as const;
    expect(await environment().guesses.judge(citizen, START)).toMatchObject({ ok: true });
    // The budget begins anew with the hour.
    expect(await verify(environment(), code, "attacker", { now: START + HOUR })).toBe("ok");
  });

  it("from many partners and addresses is stopped by the budget of all; desks go on", async () => {
    const now = START + 5 * HOUR;
    const deps = environment();
    const answers = await each(Array.from({ length: 1_300 }), 32, (_, index) =>
      guess(deps, `stolen-${index % 40}`, { now, address: `198.51.100.${index % 40}` }),
    );
    expect(answers.filter((answer) => answer === "stamp-unknown")).toHaveLength(guessBudgets.total.most);
    expect(answers.filter((answer) => answer === "too-many-requests")).toHaveLength(300);
    const citizen = { kind: "citizen", id: "acc_OTHER", address: "203.0.113.9" } as const;
    const judged = await environment().guesses.judge(citizen, now);
    expect(judged).toMatchObject({ ok: false, error: { code: "too-many-requests", retryAfterSeconds: 600 } });
    expect(await codeOf(check(deps, drawStampCode()))).toBe("stamp-unknown");
  });
});

describe("a budget (T11)", () => {
  const now = START + 10 * HOUR;
  const guessing = (deps: Environment, guesser: Parameters<Environment["guesses"]["judge"]>[0]) =>
    guarded(deps, guesser, now, () => lookUp(deps, drawStampCode(), "/body/code"));

  it("of a citizen holds in every environment, side by side too", async () => {
    const citizen = { kind: "citizen", id: "acc_GUESSES", address: "192.0.2.7" } as const;
    const answers = await each(Array.from({ length: 40 }), 40, () => guessing(environment(), citizen));
    const reasons = answers.map((answer) => (answer.ok ? "ok" : answer.error.code));
    expect(reasons.filter((reason) => reason === "stamp-unknown")).toHaveLength(guessBudgets.citizen.most);
    const late = environment();
    expect(await guessing(late, citizen)).toMatchObject({ error: { code: "too-many-requests" } });
    expect(late.seen.lookedUp).toBe(0);
  });

  it("of an address holds for all of an IPv6 network and keeps no address", async () => {
    const deps = environment();
    const answers = await each(Array.from({ length: 130 }), 16, (_, index) =>
      guessing(deps, { kind: "citizen", id: `acc_${index}`, address: `2001:db8:1:2::${index.toString(16)}` }),
    );
    expect(answers.filter((one) => !one.ok && one.error.code === "stamp-unknown")).toHaveLength(
      guessBudgets.address.most,
    );
  });

  it("of a desk only counts: the 400th wrong code is told like the first", async () => {
    const deps = environment();
    const officer = { kind: "desk", id: "stf_TIRED", address: undefined } as const;
    const answers = await each(Array.from({ length: 400 }), 32, () => guessing(deps, officer));
    expect(answers.every((one) => !one.ok && one.error.code === "stamp-unknown")).toBe(true);
  });
});

describe("a partner's calls a minute (T7)", () => {
  const partner = (callsPerMinute: number, partnerId: string): PartnerCaller => ({
    kind: "partner",
    partnerId,
    scopes: [],
    terms: { procedureIds: [ACT], postIds: ["*"], callsPerMinute },
  });
  const now = START + 20 * HOUR;
  const taking = async (limit: number, calls: number, environments: number) => {
    const all = Array.from({ length: environments }, () =>
      dynamoCallAllowance(dynamo.client, dynamo.tableNames.stamps),
    );
    const caller = partner(limit, `calls-${limit}-${environments}`);
    return each(Array.from({ length: calls }), 40, async (_, index) => {
      const allowed = await all[index % environments]?.take(caller, now);
      return allowed?.refusal === undefined;
    });
  };

  it.each([
    [7, 1],
    [61, 1],
    [150, 1],
    [600, 4],
  ])("%i a minute in %i environments: so many are let pass and no more", async (limit, environments) => {
    const passed = (await taking(limit, limit + 200, environments)).filter(Boolean).length;
    expect(passed).toBeLessThanOrEqual(limit);
    // What environments took and did not use: less than a second's worth each.
    expect(passed).toBeGreaterThanOrEqual(limit - environments * Math.max(0, Math.floor(limit / 60) - 1));
  });

  it("are told in the fields of the answer, and begin anew with the minute", async () => {
    const allowance = dynamoCallAllowance(dynamo.client, dynamo.tableNames.stamps);
    const caller = partner(2, "told");
    expect(await allowance.take(caller, now + 15_000)).toEqual({
      headers: { "RateLimit-Policy": '"calls";q=2;w=60', RateLimit: '"calls";r=1;t=45' },
    });
    expect((await allowance.take(caller, now + 15_000)).headers["RateLimit"]).toBe('"calls";r=0;t=45');
    expect((await allowance.take(caller, now + 15_000)).refusal).toEqual({
      code: "too-many-requests",
      retryAfterSeconds: 45,
    });
    expect((await allowance.take(caller, now + 60_000)).refusal).toBeUndefined();
  });

  it("cost one write in ten at 600 a minute", async () => {
    const allowance = dynamoCallAllowance(dynamo.client, dynamo.tableNames.stamps);
    const caller = partner(600, "leases");
    const taken = async () =>
      (await partition(dynamo, "stamps", guessKey("partner", "leases", now).pk)).map((item) => item["m0"]);
    await each(Array.from({ length: 10 }), 1, () => allowance.take(caller, now));
    expect(await taken()).toEqual([10]);
    await allowance.take(caller, now);
    expect(await taken()).toEqual([20]);
  });
});

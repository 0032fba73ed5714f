import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paymentChannels } from "#shared/domain/order/order.ts";
import type { Disturbance } from "#test/support/disturbed.ts";
import { disturbances } from "#test/support/disturbed.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { modelRun } from "#test/support/model-run.ts";
import { auditMoney } from "#test/support/money-invariants.ts";
import type { Deed } from "#test/support/money-model.ts";
import { aimed, apply, foretold, REFUSED } from "#test/support/money-model.ts";
import { storedMoney } from "#test/support/money-stored.ts";
import { seedPrices } from "#test/support/money-trail.ts";
import type { World } from "#test/support/money-world.ts";
import { newWorld } from "#test/support/money-world.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WORLDS = 20;
const STEPS = modelRun.steps(270);
/** How often the whole state is compared; every answer is. */
const COMPARED_EVERY = 9;

const some = fc.nat({ max: 1000 });
const who = fc.nat({ max: 1 });
const act = fc.constantFrom("signature-legalisation" as const, "signature-legalisation" as const, "passport-adult" as const);
const channel = fc.constantFrom(...paymentChannels);
const rarely = fc.nat({ max: 7 }).map((drawn) => drawn === 0);

const place = fc.record({
  do: fc.constant("place" as const),
  units: fc.array(act, { minLength: 1, maxLength: 3 }),
});
const ofOrder = (name: "cancel" | "reference") => fc.record({ do: fc.constant(name), order: some });
const pay = fc.record({
  do: fc.constant("pay" as const),
  order: some,
  channel,
  repeated: fc.boolean(),
  wrong: rarely,
  ago: fc.constantFrom(0, 0, 10 * MINUTE, 2 * DAY),
});
const unheard = fc.record({ do: fc.constant("unheard" as const), order: some, channel });
const deliver = fc.record({
  do: fc.constant("deliver" as const),
  pick: some,
  fresh: fc.nat({ max: 3 }).map((drawn) => drawn > 0),
  outcome: fc.constantFrom("pay" as const, "pay" as const, "refuse" as const, "lose-answer" as const, "lose-request" as const),
});
const plain = (name: "sweep" | "close") => fc.constant({ do: name });
const pass = (...times: readonly number[]) =>
  fc.record({ do: fc.constant("pass" as const), ms: fc.constantFrom(...times) });
const reserve = fc.record({
  do: fc.constant("reserve" as const),
  stamp: some,
  partner: who,
  minutes: fc.constantFrom(1, 15, 30),
});
const claim = (name: "commit" | "release") =>
  fc.record({ do: fc.constant(name), stamp: some, partner: rarely.map(Number) });
const ofStamp = (name: "resend" | "reissue" | "refund" | "detach" | "suspend" | "reinstate") =>
  fc.record({ do: fc.constant(name), stamp: some });
const withRequest = (name: "attach" | "visit") =>
  fc.record({ do: fc.constant(name), stamp: some, request: some });
const propose = fc.record({
  do: fc.constant("propose" as const),
  stamp: some,
  kind: fc.constantFrom("refund" as const, "reversal" as const, "reversal" as const),
  by: who,
});
const decide = fc.record({
  do: fc.constant("decide" as const),
  proposal: some,
  to: fc.constantFrom("approved" as const, "approved" as const, "rejected" as const, "withdrawn" as const),
  by: who,
});
const byHand = fc.record({ do: fc.constant("byHand" as const), refund: some });
const settle = fc.record({
  do: fc.constant("settle" as const),
  channel,
  withheld: fc.nat({ max: 255 }),
  lie: fc.nat({ max: 9 }),
});

const weighed = (weight: number, arbitrary: fc.Arbitrary<Deed>) => ({ weight, arbitrary });
const deeds = [
  weighed(7, place),
  weighed(1, ofOrder("cancel")),
  weighed(2, ofOrder("reference")),
  weighed(10, pay),
  weighed(1, unheard),
  weighed(14, deliver),
  weighed(6, reserve),
  weighed(3, claim("commit")),
  weighed(2, claim("release")),
  weighed(2, ofStamp("resend")),
  weighed(2, ofStamp("reissue")),
  weighed(5, ofStamp("refund")),
  weighed(5, withRequest("attach")),
  weighed(2, ofStamp("detach")),
  weighed(2, withRequest("visit")),
  weighed(2, ofStamp("suspend")),
  weighed(2, ofStamp("reinstate")),
  weighed(4, propose),
  weighed(5, decide),
  weighed(3, byHand),
  weighed(4, settle),
];
const step = (closes: boolean, ...times: readonly number[]) =>
  fc.record({
    deed: fc.oneof(...deeds, weighed(4, plain("sweep")), weighed(6, pass(...times)), weighed(closes ? 1 : 0, plain("close"))),
    /** Whether it is for the first thing for which there is something to do, or for any. */
    aim: fc.nat({ max: 4 }).map((drawn) => drawn > 0),
    cut: fc.option(fc.constantFrom(...disturbances), { freq: 5, nil: undefined }),
  });
interface Step {
  readonly deed: Deed;
  readonly aim: boolean;
  readonly cut: Disturbance | undefined;
}
/** Worlds of some weeks, whose days are closed, and worlds of some years, in which stamps end. */
const weeks = step(true, MINUTE, 10 * MINUTE, 60 * MINUTE, DAY, DAY);
const years = step(false, MINUTE, 20 * MINUTE, DAY, 31 * DAY, 90 * DAY);

let dynamo: TestDynamo;
let commands = 0;
/** How often each command was carried out, not refused: a model that agrees on refusals only proves little. */
const done: Record<string, number> = {};

beforeAll(async () => {
  dynamo = await startTestDynamo();
  await seedPrices(dynamo);
});
afterAll(() => dynamo.stop());

const agrees = (expected: string, code: string): boolean =>
  expected === REFUSED ? code !== "ok" : code === expected;

/** Does one step and holds the answer against the model's. */
const take = async ({ model, perform }: World, deed: Deed, cut: Disturbance | undefined, story: string) => {
  commands += 1;
  const { code, given } = await perform(deed, cut);
  const expected = apply(model, deed, given, code);
  expect({ story, ...deed, code }, JSON.stringify(given)).toEqual({
    story,
    ...deed,
    code: agrees(expected, code) ? code : expected,
  });
  if (/^(ok|captured|ACTION|issued [1-9]|matched|paid)/.test(code)) done[deed.do] = (done[deed.do] ?? 0) + 1;
};

const live = async (steps: readonly Step[], index: number): Promise<void> => {
  const world = await newWorld(dynamo);
  const { model, trail } = world;
  const compared = async (when: string) =>
    expect(await storedMoney(world.dynamo, trail.clock.at), when).toEqual(foretold(model));
  for (const [at, { deed, aim, cut }] of steps.entries()) {
    const aims = aimed(model, deed, aim);
    if (aims === undefined) continue;
    await take(world, aims, cut, `world ${index}, step ${at}, ${cut ?? "undisturbed"}`);
    if (at % COMPARED_EVERY === 0) await compared(`world ${index} after step ${at}`);
  }
  await compared(`world ${index} at the end`);
  expect(await auditMoney(world.dynamo, { settledUp: false })).toEqual([]);
};

describe("money against a model (T2 T3 T5 T6 T7 T8 T9 T10)", () => {
  it("random commands, disturbed and repeated › answers, stamps, refunds and orders are the model's", async () => {
    const plans = fc.tuple(
      ...Array.from({ length: WORLDS }, (_, index) =>
        fc.array(index % 2 === 0 ? weeks : years, { minLength: STEPS, maxLength: STEPS }),
      ),
    );
    const [all = []] = fc.sample(plans, { ...modelRun.settings, numRuns: 1 });
    await modelRun.each([...all.entries()], ([index, steps]) => live(steps, index));
    console.info(`${commands} commands; done: ${JSON.stringify(done)}`);
  }, 600_000);
});

import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paymentChannels } from "#shared/domain/order/order.ts";
import type { Disturbance } from "#test/support/disturbed.ts";
import { disturbances } from "#test/support/disturbed.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { modelRun } from "#test/support/model-run.ts";
import type { RowCause } from "#test/support/money-books.ts";
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
const RACING_WORLDS = 6;
const STEPS = modelRun.steps(270);
/** How often the whole state is compared; every answer is. */
const COMPARED_EVERY = 9;

const some = fc.nat({ max: 1000 });
const who = fc.nat({ max: 1 });
const act = fc.constantFrom(
  "signature-legalisation" as const,
  "signature-legalisation" as const,
  "passport-adult" as const,
);
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
  outcome: fc.constantFrom(
    "pay" as const,
    "pay" as const,
    "refuse" as const,
    "lose-answer" as const,
    "lose-request" as const,
  ),
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
    deed: fc.oneof(
      ...deeds,
      weighed(4, plain("sweep")),
      weighed(6, pass(...times)),
      weighed(closes ? 1 : 0, plain("close")),
    ),
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

const carry: Deed = { do: "deliver", pick: 0, fresh: true, outcome: "pay" };

/** Carries what waits, has every refund paid and every row of the providers told, until nothing moves any more. */
const settleUp = async (world: World, index: number): Promise<void> => {
  const { model, books } = world;
  const story = `world ${index} settles up`;
  const rest = () =>
    world.waiting() +
    model.refunds.filter(({ state }) => state !== "paid").length +
    books.filter(({ sent }) => !sent).length;
  for (let round = 0; rest() > 0; round += 1) {
    expect(round, "rounds until nothing moves").toBeLessThan(40);
    while (world.waiting() > 0) await take(world, carry, undefined, story);
    for (const [refund, { channel: by, state }] of model.refunds.entries())
      if (by !== "card" && state === "due") await take(world, { do: "byHand", refund }, undefined, story);
    for (const by of paymentChannels)
      await take(world, { do: "settle", channel: by, withheld: 0, lie: 9 }, undefined, story);
    while (world.waiting() > 0) await take(world, carry, undefined, story);
    await take(world, { do: "pass", ms: DAY + MINUTE }, undefined, story);
    await take(world, { do: "sweep" }, undefined, story);
  }
};

/** What a row may have come to, by what was done to have it so (T10). */
const explained: Readonly<Record<RowCause, readonly string[]>> = {
  heard: ["matched", "late", "paid-not-issued"],
  unheard: ["paid-not-issued", "late", "duplicate-capture"],
  wrong: ["wrong-amount"],
  lied: ["wrong-amount"],
  refund: ["matched"],
  "answer-lost": ["matched", "orphan-refund"],
  orphan: ["orphan-refund"],
};
const differenceOf: Readonly<Record<RowCause, readonly string[]>> = {
  heard: ["issued-not-paid"],
  unheard: [],
  wrong: ["wrong-amount"],
  lied: ["wrong-amount", "issued-not-paid"],
  refund: [],
  "answer-lost": ["orphan-refund"],
  orphan: ["orphan-refund"],
};

/** Every row and every difference has a cause that was seeded; none is without. */
const reconcile = async ({ books, differences, settlements }: World): Promise<readonly string[]> => {
  const rows = await Promise.all(
    books.map(async (row) => ({
      row,
      class: (await settlements.settled(row.channel, row.type, row.transactionId))?.class ?? "not settled",
    })),
  );
  const found = await differences.all();
  return [
    ...rows.flatMap(({ row, class: is }) =>
      explained[row.cause].includes(is) ? [] : [`${row.type} ${row.channel} ${row.cause}: ${is}`],
    ),
    ...found.flatMap(({ kind, state, channel: by, transactionId }) => {
      const row = books.find((one) => one.channel === by && one.transactionId === transactionId);
      if (row === undefined || !differenceOf[row.cause].includes(kind))
        return [`${kind} of ${by} ${row?.cause ?? "no row"}`];
      return kind === "issued-not-paid" && state !== "closed" ? [`${kind} of ${by} is ${state}`] : [];
    }),
  ];
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
  await settleUp(world, index);
  if (index % 2 === 0) await take(world, { do: "close" }, undefined, `world ${index} closes`);
  await compared(`world ${index} settled up`);
  expect(await auditMoney(world.dynamo), `world ${index}`).toEqual([]);
  expect(await reconcile(world), `world ${index}`).toEqual([]);
};

/** What is done before a race, and what then happens at once, to the newest order and stamp. */
interface Race {
  readonly before: readonly ((at: Place) => Deed)[];
  readonly atOnce: readonly ((at: Place) => Deed)[];
}
interface Place {
  readonly order: number;
  readonly stamp: number;
  readonly request: number;
  readonly proposal: number;
}
const buy: Race["before"] = [
  () => ({ do: "place", units: ["signature-legalisation"] }),
  ({ order }) => ({ do: "pay", order, channel: "card", repeated: false, wrong: false, ago: 0 }),
  () => carry,
];
const payBy =
  (by: (typeof paymentChannels)[number]) =>
  ({ order }: Place): Deed => ({
    ...{ do: "pay", order, channel: by, repeated: false, wrong: false, ago: 0 },
  });
const toStamp =
  (name: "reissue" | "refund" | "suspend" | "detach") =>
  ({ stamp }: Place): Deed => ({ do: name, stamp });
const toRequest =
  (name: "attach" | "visit") =>
  ({ stamp, request: of }: Place): Deed => ({ do: name, stamp, request: of });
const byPartner =
  (name: "commit" | "release") =>
  ({ stamp }: Place): Deed => ({ do: name, stamp, partner: 0 });
const claimFor = ({ stamp }: Place): Deed => ({ do: "reserve", stamp, partner: 0, minutes: 15 });
const later = (ms: number) => (): Deed => ({ do: "pass", ms });
const swept = (): Deed => ({ do: "sweep" });
const told = (): Deed => ({ ...carry, fresh: false });
const decided =
  (by: number) =>
  ({ proposal }: Place): Deed => ({ do: "decide", proposal, to: "approved", by });
const rowsOf = (by: (typeof paymentChannels)[number]) => (): Deed => ({
  ...{ do: "settle", channel: by, withheld: 0, lie: 9 },
});
const races: Readonly<Record<string, Race>> = {
  "capture, capture and cancellation": {
    before: [
      () => ({ do: "place", units: ["signature-legalisation", "passport-adult"] }),
      ({ order }) => ({ do: "reference", order }),
    ],
    atOnce: [...paymentChannels.map(payBy), ({ order }) => ({ do: "cancel", order }), rowsOf("agency")],
  },
  "capture and the end of its time": {
    before: [() => ({ do: "place", units: ["signature-legalisation"] }), later(DAY)],
    atOnce: [payBy("wallet"), swept, payBy("terminal"), swept],
  },
  "issue, twice, and the provider's file": {
    before: [...buy.slice(0, 2), rowsOf("card")],
    atOnce: [() => carry, told, told, () => carry, swept],
  },
  "refund, use, claim and suspension": {
    before: [...buy, later(4 * DAY)],
    atOnce: [
      toStamp("refund"),
      toRequest("visit"),
      claimFor,
      toStamp("suspend"),
      toStamp("refund"),
      toRequest("attach"),
    ],
  },
  "commit, desk, attachment and lapse": {
    before: [...buy, claimFor, later(15 * MINUTE - 1)],
    atOnce: [
      byPartner("commit"),
      toRequest("visit"),
      toRequest("attach"),
      byPartner("release"),
      byPartner("commit"),
      later(1),
      swept,
    ],
  },
  "new code, use and refund": {
    before: [...buy, later(31 * DAY)],
    atOnce: [
      toStamp("reissue"),
      toRequest("visit"),
      claimFor,
      toStamp("reissue"),
      toStamp("refund"),
      toRequest("attach"),
    ],
  },
  "detachment, visit and refund": {
    before: [...buy, toRequest("attach"), later(4 * DAY)],
    atOnce: [toStamp("detach"), toRequest("visit"), toStamp("refund"), toStamp("suspend"), toStamp("detach")],
  },
  "reversal, twice": {
    before: [
      ...buy,
      claimFor,
      byPartner("commit"),
      ({ stamp }) => ({ do: "propose", stamp, kind: "reversal", by: 1 }),
    ],
    atOnce: [
      decided(0),
      decided(0),
      ({ proposal }) => ({ do: "decide", proposal, to: "withdrawn", by: 1 }),
      decided(0),
    ],
  },
  "payment of a refund, twice": {
    before: [...buy, later(4 * DAY), toStamp("refund")],
    atOnce: [() => carry, told, told, swept, toStamp("refund")],
  },
  "close and late entries": {
    before: [...buy, later(DAY)],
    atOnce: [
      () => ({ do: "close" }),
      claimFor,
      payBy("wallet"),
      () => ({ do: "close" }),
      toStamp("suspend"),
      rowsOf("card"),
    ],
  },
};

const raceThrough = async (world: World, names: readonly string[]): Promise<void> => {
  const { model, perform } = world;
  const last = (length: number): number => Math.max(0, length - 1);
  for (const [index, name] of names.entries()) {
    const race = races[name];
    if (race === undefined) throw new Error(name);
    const places = (): Place => ({
      order: last(model.orders.length),
      stamp: last(model.stamps.length),
      request: index,
      proposal: last(model.proposals.length),
    });
    for (const deed of race.before) await take(world, deed(places()), undefined, `before ${name}`);
    const here = places();
    commands += race.atOnce.length;
    const answers = await Promise.all(race.atOnce.map((deed) => perform(deed(here))));
    while (world.waiting() > 0) await perform(carry);
    model.now = world.trail.clock.at;
    const story = answers.map(({ code }) => code).join(", ");
    expect(await auditMoney(world.dynamo, { settledUp: true }), `${name}: ${story}`).toEqual([]);
  }
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
    expect(commands).toBeGreaterThanOrEqual(modelRun.steps(5_000));
  }, 600_000);

  it("commands at once, on one stamp or order › every capture, stamp and refund has one outcome, and the ledger is zero", async () => {
    commands = 0;
    const plans = fc.array(
      fc.shuffledSubarray([...Object.keys(races), ...Object.keys(races)], {
        minLength: 2 * Object.keys(races).length,
      }),
      { minLength: RACING_WORLDS, maxLength: RACING_WORLDS },
    );
    const [all = []] = fc.sample(plans, { ...modelRun.settings, numRuns: 1 });
    await modelRun.each(all, async (names) => raceThrough(await newWorld(dynamo, names.length), names));
    console.info(`${commands} racing commands`);
  }, 600_000);
});

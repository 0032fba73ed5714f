import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { counted } from "#test/bench/counted.ts";
import { sum } from "#test/bench/figures.ts";
import { assumed as priced } from "#test/bench/prices.ts";
import { seeded } from "#test/bench/random.ts";
import { markdown } from "#test/bench/report.ts";
import { Agenda } from "./agenda.ts";
import { assumed } from "./assumptions.ts";
import { Bucket } from "./bucket.ts";
import { charges } from "./charges.ts";
import { Database } from "./database.ts";
import { Account, Environments } from "./functions.ts";
import { limits } from "./limits.ts";
import { type Plan, plans, prepared, unprepared } from "./plan.ts";
import { simulate } from "./run.ts";
import { givenSections } from "./sections.ts";
import { summaryOf } from "./summary.ts";
import { Tally } from "./tally.ts";

const size = { posts: 4, people: 3_000, places: 200 };
const unitsOf = (all: readonly { readonly units: number }[]): number => sum(all.map(({ units }) => units));

/** A crowd of people without chance: each looks for one second, fills in for ten, and is known to have come. */
const certain = {
  ...assumed,
  ...{ lookFromMs: 1_000, lookToMs: 1_000, fillFromMs: 10_000, fillToMs: 10_000, abandoned: 0 },
};

describe("the model of a release", () => {
  it("is made of the units that the benchmark counts, call by call", () => {
    const day = 3;
    expect(unitsOf(charges.authorizer(1))).toBe(counted.authorizer.readUnits);
    expect(unitsOf(charges.days(1, 2))).toBe(counted.days.readUnits);
    expect(unitsOf(charges.slots(1, 2, day))).toBe(counted.slots.readUnits);
    expect(unitsOf(charges.press(day))).toBe(counted.lostPress.writeUnits);
    expect(unitsOf(charges.alternatives(day))).toBe(counted.lostPressKnown.readUnits);
    expect(unitsOf([...charges.press(day), ...charges.attach(1)])).toBe(counted.hold.writeUnits);
    expect(unitsOf(charges.confirm(1, day))).toBe(counted.confirm.writeUnits);
    expect(unitsOf(charges.register(1, 1))).toBe(assumed.drawWriteUnits);
  });

  it("takes as long for a booking's two calls as the benchmark bills", () => {
    const { ownMs, updateMs, transactionMs } = assumed;
    expect(2 * ownMs + 2 * updateMs + transactionMs).toBe(priced.bookingMs);
  });

  it("its page has today's limits and assumptions; if this fails, run `npm run simulate`", () => {
    const page = readFileSync(new URL("../../docs/simulation.md", import.meta.url), "utf8");
    for (const section of givenSections) expect(page).toContain(markdown(section));
  });

  it("warms no table beyond what may be asked for without a quota", () => {
    for (const { tableReads, tableWrites } of plans)
      expect(Math.max(tableReads, tableWrites)).toBeLessThanOrEqual(limits.tableQuota.value);
  });
});

describe.each([unprepared, prepared, ...plans.filter(({ draw }) => draw)])("given $name", (plan) => {
  it.each([1, 2, 3])(
    "seed %i › everybody ends in one way, and no place is sold twice or beyond those there are",
    (seed) => {
      const run = summaryOf(simulate(plan, size, seed), size);
      expect(sum(Object.values(run.outcomes))).toBe(size.people);
      expect(run.placesBooked).toBe(run.outcomes.booked);
      expect(run.placesBooked).toBeLessThanOrEqual(run.places);
      expect(run.placesBooked).toBeGreaterThan(0.9 * run.places);
    },
  );
});

describe("a run", () => {
  const run = (plan: Plan, seed: number, people = size.people) => {
    const who = { ...size, people };
    return summaryOf(simulate(plan, who, seed), who);
  };

  it("is the same for the same seed, and another for another", () => {
    expect(run(prepared, 5)).toEqual(run(prepared, 5));
    expect(run(prepared, 5)).not.toEqual(run(prepared, 6));
  });

  it("books everybody where there are places for all and nobody forgets to confirm", () => {
    const few = { posts: 2, people: 50, places: 300 };
    const { tally } = simulate(prepared, few, 1, certain);
    expect([...tally.outcomes]).toEqual([["booked", 50]]);
  });

  it("refuses no less when the stage takes fewer calls, and sells out no earlier", () => {
    const at = [200, 400, 800].map((stageCallsPerSecond) => run({ ...prepared, stageCallsPerSecond }, 3));
    const refusals = at.map((each) => each.refusals);
    const taken = at.map(({ allTakenMs }) => allTakenMs ?? Number.POSITIVE_INFINITY);
    expect(refusals).toEqual(refusals.toSorted((a, b) => b - a));
    expect(taken).toEqual(taken.toSorted((a, b) => b - a));
  });

  it("loses more presses the more people come", () => {
    const lost = [400, 1_000, 3_000].map((people) => run(prepared, 3, people).pressesLost);
    expect(lost).toEqual(lost.toSorted((a, b) => a - b));
  });

  it("one person alone › takes exactly as long as the steps between arrival and confirmation", () => {
    const { tally } = simulate(prepared, { posts: 1, people: 1, places: 100 }, 1, certain);
    const { authorizerMs, ownMs, readMs, updateMs, transactionMs } = assumed;
    const calls = 4 * (authorizerMs + ownMs) + 2 * readMs + 3 * readMs + 2 * updateMs + transactionMs;
    expect(tally.waits[0]).toBeCloseTo(calls + 1_000 + 1_000 + 10_000, 6);
    expect(tally.writeUnits).toBe(counted.hold.writeUnits + counted.confirm.writeUnits);
    const { authorizer, days, slots } = counted;
    expect(tally.readUnits).toBe(4 * authorizer.readUnits + days.readUnits + slots.readUnits);
  });
});

describe("what it is made of", () => {
  it("an agenda › takes what comes first first, and at one instant what was put first", () => {
    const agenda = new Agenda();
    const seen: string[] = [];
    const put = (ms: number, name: string) => agenda.after(ms, () => seen.push(`${name} at ${agenda.now}`));
    put(70_000, "last");
    put(10, "b");
    put(0, "a");
    put(10, "c");
    agenda.after(50, () => put(0, "d"));
    agenda.run();
    expect(seen).toEqual(["a at 0", "b at 10", "c at 10", "d at 50", "last at 70000"]);
  });

  it("an agenda › keeps the order of ten thousand at random times", () => {
    const random = seeded(9);
    const agenda = new Agenda();
    const seen: number[] = [];
    for (let index = 0; index < 10_000; index += 1)
      agenda.after(random() * 5_000, () => seen.push(agenda.now));
    agenda.run();
    expect(seen).toHaveLength(10_000);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it("an allowance of 2 a second that saves 3 › lets 3 pass at once, then one each half second", () => {
    const bucket = new Bucket(2, 3);
    const passed = [0, 0, 0, 0, 250, 500, 500, 1_000, 10_000, 10_000, 10_000, 10_000].map((now) =>
      bucket.take(1, now),
    );
    expect(passed.map(Number)).toEqual([1, 1, 1, 0, 0, 1, 0, 1, 1, 1, 1, 0]);
  });

  it("transactions of 25 ms on one item, one tried every 10 ms for a second › 34 are let through", () => {
    const tally = new Tally();
    const database = new Database({ writes: 4_000, reads: 12_000, seed: 1 }, tally);
    const through = Array.from({ length: 100 }, (_, index) => index * 10).filter((now) => {
      if (database.conflict(7, now) !== undefined) return false;
      database.lock(7, now + 25);
      return true;
    });
    // At 0, 30, 60 … 990 ms.
    expect(through).toHaveLength(34);
    expect(tally.obstacles.get("conflicts on an item")).toEqual({ firstMs: 10, times: 66 });
  });

  it("writes to one key in one second › 1,000 units pass whatever the table has", () => {
    const tally = new Tally();
    const database = new Database({ writes: 40_000, reads: 40_000, seed: 1 }, tally);
    const passed = Array.from({ length: 1_200 }, () =>
      database.write([{ kind: "slots", of: 1, units: 1 }], 0),
    ).filter((obstacle) => obstacle === undefined);
    expect(passed).toHaveLength(1_000);
    expect(tally.writeUnits).toBe(1_000);
    expect(database.write([{ kind: "slots", of: 1, units: 1 }], 1)).toBeUndefined();
  });

  it("an account of three environments, one of them kept for one function › the others share two", () => {
    const account = new Account(3);
    const kept = new Environments(account, { warm: 0, provisioned: 1 });
    const other = new Environments(account, { warm: 1, provisioned: 0 });
    const cold = [other.begin(0), other.begin(0), other.begin(0)].map((begun) =>
      typeof begun === "string" ? begun : begun.cold,
    );
    expect(cold).toEqual([false, true, "environments of the account"]);
    const first = kept.begin(0);
    expect(typeof first === "string" ? first : first.cold).toBe(false);
    expect(kept.begin(0)).toBe("environments of the account");
    if (typeof first !== "string") kept.end(first.environment);
    expect(typeof kept.begin(0)).toBe("object");
  });

  it("a function called 1,500 times at once › makes 1,000 environments, and 100 more each second", () => {
    const account = new Account(5_000);
    const pool = new Environments(account, { warm: 0, provisioned: 0 });
    const begun = (now: number, calls: number): number =>
      Array.from({ length: calls }, () => pool.begin(now)).filter((each) => typeof each !== "string").length;
    expect([begun(0, 1_500), begun(1_000, 500)]).toEqual([1_000, 100]);
  });
});

import { describe, expect, it } from "vitest";
import { breachesOf, shown } from "#test/chaos/report.ts";
import { runChaos } from "#test/chaos/run.ts";
import { seed } from "#test/support/seed.ts";
import { usePlatform } from "../support/use-platform.ts";

/** In half a minute where nobody else works; it waits longer where somebody does. */
const SMALL = { operations: 150, people: 5, atOnce: 8, cuts: 3, toldAgain: 40, poisoned: false } as const;

/** The short run of `npm run chaos`. */
describe("people and faults at random", () => {
  usePlatform();

  it("A1 A2 A3 E3 N1 T3 T6 T9 T10 a few minutes of a bad day › everything that must hold does", async () => {
    const outcome = await runChaos(seed, SMALL);
    console.log(`npm run chaos -- --seed ${seed} --operations 150 --people 5\n\n${shown(outcome)}`);
    expect(breachesOf(outcome)).toEqual([]);
    const struck = Object.values(outcome.struck).reduce((sum, times) => sum + times, 0);
    expect(struck).toBeGreaterThan(SMALL.operations / 10);
  }, 600_000);
});

import { seeded } from "#test/bench/random.ts";
import { each } from "#test/support/each.ts";
import { poison } from "./dead-letters.ts";
import { deeds } from "./deeds/deeds.ts";
import { Events } from "./events.ts";
import { againFinding } from "./invariants/again.ts";
import { bookingFindings } from "./invariants/bookings.ts";
import { historyFindings } from "./invariants/histories.ts";
import { messageFindings } from "./invariants/messages.ts";
import { moneyFindings } from "./invariants/money.ts";
import { reconcile } from "./invariants/reconciliation.ts";
import { readStored } from "./invariants/stored.ts";
import { matrixFinding } from "./matrix/matrix.ts";
import { drawPlan } from "./plan.ts";
import type { Outcome } from "./report.ts";
import { comeToRest } from "./rest.ts";
import { Weather } from "./weather.ts";
import { openWorld } from "./world.ts";

/** How much is done, and by how many. */
export interface Size {
  readonly operations: number;
  readonly people: number;
  /** How many things are done at once. */
  readonly atOnce: number;
  /** How many of the main job's calls are cut off, by the seed; all where not said. */
  readonly cuts?: number | undefined;
  /** How many events are told twice more at the end. */
  readonly toldAgain: number;
  /** Whether dead letters are handed back twice at the end, too. */
  readonly redriven: boolean;
}

const CUTS_AT_ONCE = 4;

/** Into which queues something unreadable is put. */
const poisonedQueues = ["-offers-make", "-audit-record", "-stamps-issue"] as const;

/** Lets people do what the seed says while the platform is hit by what the seed says, then looks what is left. */
export const runChaos = async (seed: number, size: Size): Promise<Outcome> => {
  const { operations, people, atOnce } = size;
  const plan = drawPlan(seed, operations, people);
  const world = await openWorld(people);
  const events = new Events();
  const weather = new Weather(events);
  await poison(poisonedQueues);
  const blows = [...plan.blows];
  const began = performance.now();
  await each(plan.deeds, atOnce, async ({ name, who, dice }, index) => {
    while (blows[0] !== undefined && blows[0].at <= index) {
      const blow = blows.shift();
      if (blow !== undefined) await weather.strike(blow);
    }
    const person = world.persons[who];
    if (person !== undefined) await deeds[name](world, person, seeded(dice));
    world.mail.collect();
  });
  const seconds = (performance.now() - began) / 1000;
  const struck = weather.clear();
  const rest = await comeToRest(poisonedQueues.length);
  const cutOff = await matrixFinding(world, { sample: size.cuts, seed, atOnce: CUTS_AT_ONCE });
  const reconciled = await reconcile();
  // What was only in the provider's file has become stamps, messages and refunds.
  await comeToRest(poisonedQueues.length);
  const stored = await readStored(world);
  const again = {
    events: size.toldAgain,
    deadLetters: size.redriven,
    poisoned: poisonedQueues.length,
  };
  return {
    seed,
    operations,
    seconds,
    restSeconds: rest.tookMs / 1000,
    redriven: rest.redriven,
    tally: world.tally,
    struck,
    findings: [
      ...bookingFindings(stored, world),
      ...(await moneyFindings(stored)),
      ...messageFindings(stored, world.mail),
      ...(await historyFindings(stored, world)),
      cutOff,
      ...(reconciled ? [reconciled] : []),
      await againFinding(world, events, stored, again, seed),
    ],
  };
};

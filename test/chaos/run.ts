import { seeded } from "#test/bench/random.ts";
import { each } from "#test/support/each.ts";
import { poison } from "./dead-letters.ts";
import { deeds } from "./deeds/deeds.ts";
import { Events } from "./events.ts";
import { againFinding } from "./invariants/again.ts";
import { bookingFindings } from "./invariants/bookings.ts";
import { factFinding } from "./invariants/facts.ts";
import { historyFindings } from "./invariants/histories.ts";
import { holdFinding } from "./invariants/holds.ts";
import { messageFindings } from "./invariants/messages.ts";
import { moneyFindings } from "./invariants/money.ts";
import { reconcile } from "./invariants/reconciliation.ts";
import { readStored } from "./invariants/stored.ts";
import { matrixFinding } from "./matrix/matrix.ts";
import { drawPlan, type Narrowing } from "./plan.ts";
import type { Finding, Outcome } from "./report.ts";
import { comeToRest, type Rest } from "./rest.ts";
import { Weather } from "./weather.ts";
import { openWorld, type World } from "./world.ts";

/** How much is done, and by how many. */
export interface Size {
  readonly operations: number;
  readonly people: number;
  /** How many things are done at once. */
  readonly atOnce: number;
  /** How many of the main job's calls are cut off, by the seed; all where not said, and with none the job is not done. */
  readonly cuts?: number | undefined;
  /** Only calls of these functions are cut off. */
  readonly cutFunctions?: readonly string[] | undefined;
  /** What is done, and what is struck; everything where not said. */
  readonly narrowing?: Narrowing | undefined;
  /** How many events are told twice more at the end. */
  readonly toldAgain: number;
  /** Whether messages that nobody can read are among the others, and handed back twice at the end. */
  readonly poisoned: boolean;
}

const CUTS_AT_ONCE = 4;

/** Into which queues something unreadable is put. */
const poisonedQueues = ["-offers-make", "-audit-record", "-stamps-issue"] as const;

/** What is tried on a platform at rest: the main job with its calls cut off, and the provider's file. */
const wholeFindings = async (
  world: World,
  poisoned: number,
  seed: number,
  { cuts, cutFunctions }: Size,
): Promise<readonly Finding[]> => {
  const matrix = { sample: cuts, functions: cutFunctions, seed, atOnce: CUTS_AT_ONCE };
  const cutOff = cuts === 0 ? [] : [await matrixFinding(world, matrix)];
  const reconciled = await reconcile();
  // What was only in the provider's file has become stamps, messages and refunds.
  const rest = await comeToRest(poisoned);
  return [
    ...cutOff,
    ...(reconciled ? [reconciled] : []),
    ...(rest.never === undefined ? [] : [restFinding(rest)]),
  ];
};

const restFinding = ({ redriven, never }: Rest): Finding => ({
  invariant: "The platform comes to rest",
  of: `${redriven} dead letters handed back`,
  breaches: never === undefined ? [] : [never],
});

/** Lets people do what the seed says while the platform is hit by what the seed says, then looks what is left. */
export const runChaos = async (seed: number, size: Size): Promise<Outcome> => {
  const { operations, people, atOnce } = size;
  const plan = drawPlan(seed, operations, people, size.narrowing);
  const world = await openWorld(people);
  const events = new Events();
  const weather = new Weather(events);
  const poisoned = size.poisoned ? poisonedQueues : [];
  await poison(poisoned);
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
  const rest = await comeToRest(poisoned.length);
  // What never comes to rest is judged as it stands: that says what it waits for.
  const whole = rest.never === undefined ? await wholeFindings(world, poisoned.length, seed, size) : [];
  const stored = await readStored(world);
  const again = { events: size.toldAgain, deadLetters: poisoned.length };
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
      holdFinding(stored, world),
      ...(await moneyFindings(stored)),
      ...messageFindings(stored, world.mail),
      factFinding(stored),
      ...(await historyFindings(stored, world)),
      ...whole,
      ...(rest.never === undefined ? [await againFinding(world, events, stored, again, seed)] : []),
      restFinding(rest),
    ],
  };
};

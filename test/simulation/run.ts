import { seeded } from "#test/bench/random.ts";
import { Agenda } from "./agenda.ts";
import { type Assumptions, assumed as usual } from "./assumptions.ts";
import { Cloud } from "./cloud.ts";
import { Database } from "./database.ts";
import { Draw } from "./draw.ts";
import { crowd, type Person } from "./people.ts";
import { PLACES_A_SLOT, Places, SLOTS_A_DAY } from "./places.ts";
import type { Plan } from "./plan.ts";
import { Release } from "./release.ts";
import { Tally } from "./tally.ts";

const HOUR_MS = 3_600_000;

/** What is released, and who comes. */
export interface Size {
  readonly posts: number;
  readonly people: number;
  /** Of each post: whole days of ten slots of ten places. */
  readonly places: number;
}

export interface Result {
  readonly plan: Plan;
  readonly tally: Tally;
  readonly places: Places;
  readonly endMs: number;
}

/** Lets people come in order, without all of them in the agenda at once. */
const letIn = (agenda: Agenda, people: readonly Person[], enter: (person: Person) => void): void => {
  let next = 0;
  const come = (): void => {
    const person = people[next];
    if (person === undefined) return;
    next += 1;
    const following = people[next];
    if (following !== undefined) agenda.after(following.arrivesMs - agenda.now, come);
    enter(person);
  };
  const [first] = people;
  if (first !== undefined) agenda.after(first.arrivesMs, come);
};

/** Plays a release to its end; the same seed, size and plan give the same result. */
export const simulate = (plan: Plan, size: Size, seed: number, assumed: Assumptions = usual): Result => {
  const random = seeded(seed);
  const tally = new Tally();
  const agenda = new Agenda();
  const database = new Database({ writes: plan.tableWrites, reads: plan.tableReads, seed }, tally);
  const places = new Places(size.posts, Math.ceil(size.places / (SLOTS_A_DAY * PLACES_A_SLOT)));
  const cloud = new Cloud(plan, { agenda, random, tally, database, assumed });
  const spreadMs = assumed.drawHours * HOUR_MS;
  const people = crowd({ ...size, ...(plan.draw && { spreadMs }) }, random, assumed);
  const release = plan.draw ? new Draw(cloud, database, places) : new Release(cloud, database, places);
  letIn(agenda, people, (person) => release.enter(person));
  agenda.run();
  return { plan, tally, places, endMs: agenda.now };
};

import { charges } from "./charges.ts";
import type { Answer, Cloud } from "./cloud.ts";
import type { Database } from "./database.ts";
import type { Environment } from "./functions.ts";
import { anyFree, dayOf, type Places } from "./places.ts";

/** As `slot-memory.ts`, `slot-hold.ts` and `HOLD_SECONDS` have it. */
const BELIEVED_MS = 3_000;
const CHOICES = 5;
const GUESSES = 3;
const HOLD_MS = 600_000;

/** A place that somebody keeps until then. */
export interface Held {
  readonly slot: number;
  readonly place: number;
  readonly untilMs: number;
}

export type Pressed = Held | "full";

type Done<T> = (answer: Answer<T>) => void;

/** What `appointments-write` does with a press and a confirmation, write by write. */
export class Holding {
  readonly #cloud: Cloud;
  readonly #database: Database;
  readonly #places: Places;

  constructor(cloud: Cloud, database: Database, places: Places) {
    this.#cloud = cloud;
    this.#database = database;
    this.#places = places;
  }

  /** Takes a place that was free when last seen, or a guess; a lost choice shows which are free now. */
  hold(person: number, slot: number, environment: Environment, done: Done<Pressed>, choice = 0): void {
    const { agenda, random, assumed, tally } = this.#cloud;
    const seen = environment.seen.get(slot);
    const known = seen !== undefined && agenda.now - seen.at < BELIEVED_MS;
    const place = known ? anyFree(seen.taken, random) : Math.floor(random() * GUESSES);
    if (place === undefined || choice === CHOICES) {
      this.#alternatives(dayOf(slot), environment, done);
      return;
    }
    let won = false;
    this.#cloud.attempt(
      assumed.updateMs,
      () => {
        const obstacle =
          this.#database.conflict(slot, agenda.now) ??
          this.#database.write(charges.press(dayOf(slot)), agenda.now);
        if (obstacle !== undefined) return obstacle;
        tally.slotWrites += 1;
        won = this.#places.take(slot, place, agenda.now);
        environment.seen.set(slot, { taken: this.#places.taken(slot), at: agenda.now });
        return undefined;
      },
      (obstacle) => {
        if (obstacle !== undefined) done({ obstacle });
        else if (won) this.#attach(person, { slot, place, untilMs: agenda.now + HOLD_MS }, done);
        else this.hold(person, slot, environment, done, choice + 1);
      },
    );
  }

  /** One transaction; as long as it lasts nobody else writes to the slot. */
  confirm(person: number, { slot }: Held, done: Done<true>): void {
    const { agenda, assumed } = this.#cloud;
    this.#cloud.attempt(
      assumed.transactionMs,
      () => {
        const obstacle =
          this.#database.conflict(slot, agenda.now) ??
          this.#database.write(charges.confirm(person, dayOf(slot)), agenda.now);
        if (obstacle === undefined) this.#database.lock(slot, agenda.now + assumed.transactionMs);
        return obstacle;
      },
      (obstacle) => done(obstacle === undefined ? { answer: true } : { obstacle }),
    );
  }

  /** Nobody confirms: the place returns when the hold ends. */
  lapse({ slot, place, untilMs }: Held): void {
    const { agenda } = this.#cloud;
    agenda.after(Math.max(0, untilMs - agenda.now), () => this.#places.giveBack(slot, place));
  }

  /** A refusal names the day's other slots, and the environment learns all of them. */
  #alternatives(day: number, environment: Environment, done: Done<Pressed>): void {
    const { agenda, assumed } = this.#cloud;
    this.#cloud.attempt(
      assumed.readMs,
      () => this.#database.read(charges.alternatives(day), agenda.now),
      (obstacle) => {
        if (obstacle === undefined)
          for (const slot of this.#places.slotsOf(day))
            environment.seen.set(slot, { taken: this.#places.taken(slot), at: agenda.now });
        done(obstacle === undefined ? { answer: "full" } : { obstacle });
      },
    );
  }

  /** The hold's second write. If it cannot be made, the place lapses by itself and the person presses again. */
  #attach(person: number, held: Held, done: Done<Pressed>): void {
    const { agenda, assumed } = this.#cloud;
    this.#cloud.attempt(
      assumed.updateMs,
      () => this.#database.write(charges.attach(person), agenda.now),
      (obstacle) => {
        if (obstacle !== undefined) this.lapse(held);
        done(obstacle === undefined ? { answer: held } : { obstacle });
      },
    );
  }
}

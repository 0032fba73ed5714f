import { charges } from "./charges.ts";
import type { Answer, Cloud } from "./cloud.ts";
import type { Database } from "./database.ts";
import { type Held, Holding, type Pressed } from "./holding.ts";
import { between, type Person } from "./people.ts";
import { dayOf, type Places } from "./places.ts";
import type { Obstacle } from "./tally.ts";

/** A release for which people press: days, slots, press, confirm, until each one's ends in one of its ways. */
export class Release {
  readonly #cloud: Cloud;
  readonly #database: Database;
  readonly #places: Places;
  readonly #holding: Holding;
  /** Free places of each day as the month shows them. */
  readonly #shown: number[];

  constructor(cloud: Cloud, database: Database, places: Places) {
    this.#cloud = cloud;
    this.#database = database;
    this.#places = places;
    this.#holding = new Holding(cloud, database, places);
    this.#shown = Array.from({ length: places.posts * places.daysEach }, (_, day) => places.freeOn(day));
  }

  enter(person: Person): void {
    const { agenda, random, assumed } = this.#cloud;
    this.#read(
      person,
      2 * assumed.readMs,
      () => this.#database.read(charges.days(person.id, person.post), agenda.now),
      () => this.enter(person),
      () => {
        const days = this.#daysShown(person.post);
        const day = days[Math.floor(days.length * random() ** assumed.earlySkew)];
        if (day === undefined) this.#cloud.ended(person, "sold out");
        else this.#look(person, () => this.#slots(person, day));
      },
    );
  }

  #daysShown(post: number): readonly number[] {
    const first = post * this.#places.daysEach;
    return Array.from({ length: this.#places.daysEach }, (_, index) => first + index).filter(
      (day) => (this.#shown[day] ?? 0) > 0,
    );
  }

  #slots(person: Person, day: number): void {
    const { agenda, random, assumed } = this.#cloud;
    this.#read(
      person,
      3 * assumed.readMs,
      () => this.#database.read(charges.slots(person.id, person.post, day), agenda.now),
      () => this.#slots(person, day),
      () => {
        const open = this.#places.openOn(day);
        const slot = open[Math.floor(open.length * random())];
        this.#look(person, () => (slot === undefined ? this.enter(person) : this.#press(person, slot)));
      },
    );
  }

  #press(person: Person, slot: number): void {
    this.#cloud.tally.presses += 1;
    this.#cloud.call<Pressed>(
      person.id,
      "appointments-write",
      (environment, done) => this.#holding.hold(person.id, slot, environment, done),
      this.#answered(
        person,
        () => this.#press(person, slot),
        (pressed) => {
          if (pressed === "full") this.#lost(person, dayOf(slot));
          else this.#fill(person, pressed);
        },
      ),
    );
  }

  /** A refusal named the day's slots that are open. */
  #lost(person: Person, day: number): void {
    this.#cloud.tally.pressesLost += 1;
    const open = this.#places.openOn(day);
    const other = open[Math.floor(open.length * this.#cloud.random())];
    this.#look(person, () => (other === undefined ? this.enter(person) : this.#press(person, other)));
  }

  #fill(person: Person, held: Held): void {
    const { agenda, assumed, random } = this.#cloud;
    if (random() < assumed.abandoned) {
      this.#holding.lapse(held);
      this.#cloud.ended(person, "abandoned");
      return;
    }
    const ms = between(random, assumed.fillFromMs, assumed.fillToMs);
    agenda.after(ms, () => this.#confirm(person, held));
  }

  #confirm(person: Person, held: Held): void {
    this.#cloud.call<true>(
      person.id,
      "appointments-write",
      (_environment, done) => this.#holding.confirm(person.id, held, done),
      (answer) => {
        if ("answer" in answer) {
          this.#booked(person, held);
          return;
        }
        const lost = (): void => {
          this.#holding.lapse(held);
          this.#cloud.ended(person, "hold lost");
        };
        this.#cloud.again(person, held.untilMs, lost, () => this.#confirm(person, held));
      },
    );
  }

  #booked(person: Person, { slot, place }: Held): void {
    const { agenda, assumed } = this.#cloud;
    this.#places.book(slot, place);
    agenda.after(assumed.countsLagMs, () => {
      this.#shown[dayOf(slot)] = this.#places.freeOn(dayOf(slot));
    });
    this.#cloud.ended(person, "booked");
  }

  /** Looks at what is on the screen, then goes on unless patience is over. */
  #look(person: Person, next: () => void): void {
    const { agenda, assumed, random } = this.#cloud;
    agenda.after(between(random, assumed.lookFromMs, assumed.lookToMs), () => {
      if (agenda.now > person.leavesMs) this.#cloud.ended(person, "gave up");
      else next();
    });
  }

  #read(
    person: Person,
    ms: number,
    read: () => Obstacle | undefined,
    again: () => void,
    next: () => void,
  ): void {
    this.#cloud.call<true>(
      person.id,
      "requests-read",
      (_environment, done) =>
        this.#cloud.attempt(ms, read, (obstacle) =>
          done(obstacle === undefined ? { answer: true } : { obstacle }),
        ),
      this.#answered(person, again, next),
    );
  }

  /** Passes an answer on; without one the step is tried again until patience ends. */
  #answered<T>(person: Person, again: () => void, next: (answer: T) => void): (answer: Answer<T>) => void {
    return (answer) => {
      if ("obstacle" in answer) {
        this.#cloud.again(person, person.leavesMs, () => this.#cloud.ended(person, "gave up"), again);
        return;
      }
      person.tries = 0;
      next(answer.answer);
    };
  }
}

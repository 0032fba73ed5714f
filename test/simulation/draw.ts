import { charges } from "./charges.ts";
import type { Cloud } from "./cloud.ts";
import type { Database } from "./database.ts";
import { Holding } from "./holding.ts";
import type { Person } from "./people.ts";
import { PLACES_A_SLOT, type Places, SLOTS_A_DAY } from "./places.ts";

const HOUR_MS = 3_600_000;

/** The same places by lot (ADR 0014): people register while it is open, and winners confirm while their hold lasts. */
export class Draw {
  readonly #cloud: Cloud;
  readonly #database: Database;
  readonly #places: Places;
  readonly #registered: Person[][];
  #drawn = false;

  constructor(cloud: Cloud, database: Database, places: Places) {
    this.#cloud = cloud;
    this.#database = database;
    this.#places = places;
    this.#registered = Array.from({ length: places.posts }, () => []);
    cloud.agenda.after(cloud.assumed.drawHours * HOUR_MS, () => this.#draw());
  }

  enter(person: Person): void {
    const { agenda, assumed, random } = this.#cloud;
    const gate = person.post * assumed.drawGates + Math.floor(random() * assumed.drawGates);
    this.#cloud.call<true>(
      person.id,
      "requests-write",
      (_environment, done) =>
        this.#cloud.attempt(
          assumed.transactionMs,
          () => {
            const obstacle =
              this.#database.conflict(gate, agenda.now) ??
              this.#database.write(charges.register(person.id, gate), agenda.now);
            if (obstacle === undefined) this.#database.lock(gate, agenda.now + assumed.transactionMs);
            return obstacle;
          },
          (obstacle) => done(obstacle === undefined ? { answer: true } : { obstacle }),
        ),
      (answer) => {
        // Registering closed while the call was on its way.
        if (this.#drawn) this.#cloud.ended(person, "not drawn");
        else if ("answer" in answer) this.#registered[person.post]?.push(person);
        else this.#again(person, () => this.enter(person));
      },
    );
  }

  #again(person: Person, next: () => void): void {
    const gaveUp = (): void => this.#cloud.ended(person, "gave up");
    this.#cloud.again(person, person.leavesMs, gaveUp, next);
  }

  /** Everybody's rank by chance; the first have places, which a background function holds for them. */
  #draw(): void {
    this.#drawn = true;
    const { random, tally, assumed } = this.#cloud;
    const slots = this.#places.daysEach * SLOTS_A_DAY;
    for (const [post, people] of this.#registered.entries()) {
      for (let last = people.length - 1; last > 0; last -= 1) {
        const other = Math.floor(random() * (last + 1));
        const [one, two] = [people[last], people[other]];
        if (one !== undefined && two !== undefined) [people[last], people[other]] = [two, one];
      }
      for (const [rank, person] of people.entries()) {
        if (rank >= slots * PLACES_A_SLOT) this.#cloud.ended(person, "not drawn");
        else {
          tally.writeUnits += assumed.drawnWriteUnits;
          this.#win(person, post * slots + (rank % slots), Math.floor(rank / slots));
        }
      }
    }
  }

  #win(person: Person, slot: number, place: number): void {
    const { agenda, assumed, random } = this.#cloud;
    this.#places.take(slot, place, agenda.now);
    const ends = agenda.now + assumed.drawHours * HOUR_MS;
    const held = { slot, place, untilMs: ends };
    if (random() < assumed.abandoned) {
      this.#cloud.ended(person, "abandoned");
      return;
    }
    const holding = new Holding(this.#cloud, this.#database, this.#places);
    const confirm = (): void =>
      this.#cloud.call<true>(
        person.id,
        "appointments-write",
        (_environment, done) => holding.confirm(person.id, held, done),
        (answer) => {
          if ("answer" in answer) {
            this.#places.book(slot, place);
            this.#cloud.ended(person, "booked");
            return;
          }
          this.#cloud.again(person, ends, () => this.#cloud.ended(person, "hold lost"), confirm);
        },
      );
    agenda.after(random() * assumed.drawHours * HOUR_MS, confirm);
  }
}

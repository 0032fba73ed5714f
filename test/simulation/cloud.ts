import type { Random } from "#test/bench/random.ts";
import type { Agenda } from "./agenda.ts";
import type { Assumptions } from "./assumptions.ts";
import { Bucket } from "./bucket.ts";
import { charges } from "./charges.ts";
import type { Database } from "./database.ts";
import { Account, type Environment, Environments } from "./functions.ts";
import { limits } from "./limits.ts";
import { between, type Person } from "./people.ts";
import type { Plan } from "./plan.ts";
import type { Obstacle, Outcome, Tally } from "./tally.ts";

export type FunctionName = "identity-authorizer" | "requests-read" | "appointments-write" | "requests-write";

/** Ends a call: with what its function answers, or with what kept it from answering. */
export type Answer<T> = { readonly answer: T } | { readonly obstacle: Obstacle };

/** One step to the database: undefined when it was let through, else what it met. */
type Attempt = () => Obstacle | undefined;

/** Gateway, functions and the SDK's retries: what a call passes on its way to the database. */
export class Cloud {
  readonly agenda: Agenda;
  readonly random: Random;
  readonly tally: Tally;
  readonly assumed: Assumptions;
  readonly #database: Database;
  readonly #plan: Plan;
  readonly #gateway: Bucket;
  readonly #functions: Readonly<Record<FunctionName, Environments>>;
  readonly #believed = new Map<number, number>();

  constructor(
    plan: Plan,
    world: {
      readonly agenda: Agenda;
      readonly random: Random;
      readonly tally: Tally;
      readonly database: Database;
      readonly assumed: Assumptions;
    },
  ) {
    this.agenda = world.agenda;
    this.random = world.random;
    this.tally = world.tally;
    this.assumed = world.assumed;
    this.#database = world.database;
    this.#plan = plan;
    const burst = Math.min(limits.stageCallsAtOnce.value, plan.stageCallsPerSecond);
    this.#gateway = new Bucket(plan.stageCallsPerSecond, burst);
    const account = new Account(plan.accountConcurrency);
    const ready = (provisioned: number): Environments =>
      new Environments(account, { warm: this.assumed.warmEach, provisioned });
    this.#functions = {
      "identity-authorizer": ready(plan.provisioned),
      "requests-read": ready(plan.provisioned),
      "appointments-write": ready(plan.provisioned),
      "requests-write": ready(0),
    };
  }

  /** One call of a person: gateway, authorizer, function; `work` is done in the function's environment. */
  call<T>(
    person: number,
    name: FunctionName,
    work: (environment: Environment, done: (answer: Answer<T>) => void) => void,
    then: (answer: Answer<T>) => void,
  ): void {
    const began = this.agenda.now;
    if (!this.#gateway.take(1, began)) {
      const obstacle = "calls a second of the stage";
      this.tally.met(obstacle, began);
      this.tally.refused(obstacle);
      then({ obstacle });
      return;
    }
    const finish = (answer: Answer<T>): void => {
      if ("obstacle" in answer) this.tally.refused(answer.obstacle);
      else this.tally.callMs.push(this.agenda.now - began);
      then(answer);
    };
    this.tally.calls += 1;
    this.#authorize(person, (refusal) => {
      if (refusal === undefined) this.#invoke(name, this.assumed.ownMs, work, finish);
      else finish({ obstacle: refusal });
    });
  }

  /** Repeats a step as the SDK does: some attempts with random waits between them. */
  attempt(ms: number, step: Attempt, then: (refusal: Obstacle | undefined) => void, tried = 1): void {
    const obstacle = step();
    if (obstacle === undefined || tried >= this.assumed.attempts) {
      this.agenda.after(ms, () => then(obstacle));
      return;
    }
    const base =
      obstacle === "conflicts on an item" ? this.assumed.backoffMs : this.assumed.throttledBackoffMs;
    const wait = this.random() * base * 2 ** (tried - 1);
    this.agenda.after(ms + wait, () => this.attempt(ms, step, then, tried + 1));
  }

  /** Refused for want of capacity: waits, longer each time, and goes on; or ends where that is beyond `untilMs`. */
  again(person: Person, untilMs: number, ends: () => void, next: () => void): void {
    const { againFromMs, againToMs } = this.assumed;
    const longest = Math.min(againFromMs * 2 ** person.tries, againToMs);
    person.tries += 1;
    const wait = between(this.random, longest / 2, longest);
    if (this.agenda.now + wait > untilMs) ends();
    else this.agenda.after(wait, next);
  }

  /** The end of somebody's release; who booked is told by SMS when it is their turn. */
  ended(person: Person, outcome: Outcome): void {
    const { tally, agenda } = this;
    tally.ended(outcome);
    if (outcome !== "booked") return;
    tally.waits.push(agenda.now - person.arrivesMs);
    tally.bookedMs.push(agenda.now);
    tally.lastSmsMs = Math.max(agenda.now, tally.lastSmsMs) + 1000 / limits.smsPerSecond.value;
  }

  #authorize(person: number, then: (refusal: Obstacle | undefined) => void): void {
    if ((this.#believed.get(person) ?? 0) > this.agenda.now) {
      then(undefined);
      return;
    }
    this.#invoke<true>(
      "identity-authorizer",
      this.assumed.authorizerMs - this.assumed.readMs,
      (_environment, done) => {
        const read: Attempt = () => this.#database.read(charges.authorizer(person), this.agenda.now);
        this.attempt(this.assumed.readMs, read, (obstacle) =>
          done(obstacle === undefined ? { answer: true } : { obstacle }),
        );
      },
      (answer) => {
        if ("obstacle" in answer) {
          then(answer.obstacle);
          return;
        }
        if (this.#plan.authorizerBelievedMs > 0)
          this.#believed.set(person, this.agenda.now + this.#plan.authorizerBelievedMs);
        then(undefined);
      },
    );
  }

  #invoke<T>(
    name: FunctionName,
    ownMs: number,
    work: (environment: Environment, done: (answer: Answer<T>) => void) => void,
    then: (answer: Answer<T>) => void,
  ): void {
    const began = this.#functions[name].begin(this.agenda.now);
    if (typeof began === "string") {
      this.tally.met(began, this.agenda.now);
      then({ obstacle: began });
      return;
    }
    const { environment, cold } = began;
    const from = this.agenda.now;
    this.tally.invocations += 1;
    if (cold) this.tally.coldStarts += 1;
    this.agenda.after(ownMs + (cold ? this.assumed.coldMs : 0), () =>
      work(environment, (answer) => {
        this.#functions[name].end(environment);
        this.tally.invocationMs += this.agenda.now - from;
        then(answer);
      }),
    );
  }
}

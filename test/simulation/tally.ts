import type { KeyKind } from "./database.ts";

/** How somebody's release ended; everybody's ends in exactly one way. */
export type Outcome = "booked" | "sold out" | "gave up" | "abandoned" | "hold lost" | "not drawn";

/** What stood in the way of a call. */
export type Obstacle =
  | "calls a second of the stage"
  | "environments of the account"
  | "new environments of a function"
  | "invocations a second of the account"
  | `reads of a partition, with ${KeyKind}`
  | `writes of a partition, with ${KeyKind}`
  | "conflicts on an item";

export interface Met {
  readonly firstMs: number;
  readonly times: number;
}

/** What is counted while a release runs. */
export class Tally {
  readonly outcomes = new Map<Outcome, number>();
  /** Each time that a limit refused, those included that a retry of the SDK got over. */
  readonly obstacles = new Map<Obstacle, Met>();
  /** Answers to people for want of capacity, by what it was. */
  readonly refusals = new Map<Obstacle, number>();
  /** Of who booked: from coming to the confirmation. */
  readonly waits: number[] = [];
  /** When each booking was confirmed, in order. */
  readonly bookedMs: number[] = [];
  lastSmsMs = 0;
  readonly callMs: number[] = [];
  calls = 0;
  invocations = 0;
  invocationMs = 0;
  coldStarts = 0;
  writeUnits = 0;
  readUnits = 0;
  presses = 0;
  pressesLost = 0;
  slotWrites = 0;

  ended(outcome: Outcome): void {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }

  met(obstacle: Obstacle, now: number): void {
    const met = this.obstacles.get(obstacle);
    this.obstacles.set(obstacle, { firstMs: met?.firstMs ?? now, times: (met?.times ?? 0) + 1 });
  }

  refused(obstacle: Obstacle): void {
    this.refusals.set(obstacle, (this.refusals.get(obstacle) ?? 0) + 1);
  }
}

import type { Piece } from "./change-store.ts";

/** What time alone does to money: each kind has one sweeper. */
export const dueKinds = [
  "order",
  "reservation",
  "refund",
  "sealed",
  "attachment",
  "stamp-expiry",
  "stamp-lapse",
] as const;
export type DueKind = (typeof dueKinds)[number];

/** What the sweep is to look at, from an instant on: `id` says which one of its kind. */
export interface Due {
  readonly kind: DueKind;
  /** UTC instant. */
  readonly at: string;
  readonly id: string;
}

/**
 * The one list of what falls due in money. It only says where to look: a row is put in the transaction of what
 * makes it due and taken away in the one that settles it, and every write judges the time itself. A row that was
 * left behind does no harm.
 */
export interface DueStore {
  put(due: Due): Piece;
  settle(due: Due): Piece;
  /** Has the sweep look again at another time; twice is once. */
  move(due: Due, next: Due): Promise<void>;
  /** Takes away a row that nothing is due for. */
  forget(due: Due): Promise<void>;
  /** Some hundred rows due at `now`, the oldest first, after the given one. */
  page(now: number, after?: Due): Promise<readonly Due[]>;
}

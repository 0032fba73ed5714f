import type { RequestState } from "./request.ts";
import { daysAfter, hasExpired } from "./request.ts";

/** Days for which papers are kept after a request's end (D4). */
export const RETENTION_DAYS = 90;

/** Why papers go: their time is over, or the citizen asked. */
export const deletionCauses = ["retention", "erasure"] as const;
export type DeletionCause = (typeof deletionCauses)[number];

/** What tells when a request ended. */
export interface Ending {
  readonly state: RequestState;
  readonly createdAt: string;
  readonly validUntil?: string | undefined;
  readonly correctBy?: string | undefined;
  /** When it was served or withdrawn. */
  readonly endedAt?: string | undefined;
}

/**
 * When a request ended, as ISO instant; undefined while it has not at `now` (epoch milliseconds). One whose time ran
 * out ended then. A draft that nobody submitted counts from its last upload, `touchedAt`.
 */
export const endOf = (request: Ending, now: number, touchedAt?: string): string | undefined => {
  const { state, createdAt, validUntil, correctBy, endedAt } = request;
  switch (state) {
    case "served":
    case "withdrawn":
      if (endedAt === undefined) throw new Error("an ended request without its end");
      return endedAt;
    case "draft":
      return touchedAt !== undefined && touchedAt > createdAt ? touchedAt : createdAt;
    case "valid":
      return hasExpired(request, now) ? validUntil : undefined;
    case "needs-correction":
      return hasExpired(request, now) ? correctBy : undefined;
    case "submitted":
    case "booked":
      return undefined;
  }
};

/**
 * When papers of a request are due to go (D4), or, while it has not ended at `now`, to be looked at again: whatever
 * ends from now on is due no earlier.
 */
export const dueAt = (endedAt: string | undefined, now: number): string =>
  daysAfter(endedAt === undefined ? now : Date.parse(endedAt), RETENTION_DAYS);

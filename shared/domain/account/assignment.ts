import type { Assignment } from "#shared/domain/caller.ts";

/** The calendar date in a zone, as `YYYY-MM-DD`. */
const dateIn = (timeZone: string, now: number): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);

/**
 * The assignments in force now (E2). From and to are whole days of the post's own calendar: an officer who
 * starts today in Jeddah is at work before it is today in Rabat. `zoneOf` gives a post's zone; the network's
 * own assignments (`*`) and unknown posts follow Rabat.
 */
export const assignmentsInForce = (
  assignments: readonly Assignment[],
  now: number,
  zoneOf: (postId: string) => string | undefined,
): readonly Assignment[] =>
  assignments.filter(({ postId, from, to }) => {
    const today = dateIn(zoneOf(postId) ?? "Africa/Casablanca", now);
    return from <= today && (to === null || today <= to);
  });

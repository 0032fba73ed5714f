import type { Assignment } from "#shared/domain/caller.ts";

/**
 * Today by the calendar of a post, as `YYYY-MM-DD`; the network's own assignments (`*`) and unknown posts, which have
 * no zone, follow Rabat.
 */
export const todayIn = (timeZone: string | undefined, now: number): string =>
  new Intl.DateTimeFormat("en-CA", {
    timeZone: timeZone ?? "Africa/Casablanca",
    dateStyle: "short",
  }).format(now);

/**
 * The assignments in force now (E2). From and to are whole days of the post's own calendar: an officer who
 * starts today in Jeddah is at work before it is today in Rabat. `zoneOf` gives a post's zone.
 */
export const assignmentsInForce = (
  assignments: readonly Assignment[],
  now: number,
  zoneOf: (postId: string) => string | undefined,
): readonly Assignment[] =>
  assignments.filter(({ postId, from, to }) => {
    const today = todayIn(zoneOf(postId), now);
    return from <= today && (to === null || today <= to);
  });

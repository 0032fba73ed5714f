import type { Place } from "./places.ts";
import { asReturned, freePlaces } from "./places.ts";

/** Free public places per local day of a calendar. */
export type DayCounts = Readonly<Record<string, number>>;

/** How many free days an outlook names: the nearest stays right for a while as days pass and fill. */
const OUTLOOK_DAYS = 10;

/**
 * Free public places over some slots; what a citizen's list of days shows (S5). A place that returns within the
 * hour (A5) is counted already: nothing happens when it does that would recount it.
 */
export const countFree = (slots: readonly { readonly places: readonly Place[] }[], nowMs: number): number =>
  slots.reduce(
    (sum, { places }) =>
      sum + freePlaces(places.map(asReturned), ["public"], Math.floor(nowMs / 1000)).length,
    0,
  );

/** Counts without the days that have passed. */
export const countsFrom = (counts: DayCounts, today: string): DayCounts =>
  Object.fromEntries(Object.entries(counts).filter(([date]) => date >= today));

/** The nearest days with a free place (S4). */
export const nextFreeDays = (counts: DayCounts, today: string): readonly string[] =>
  Object.entries(counts)
    .filter(([date, places]) => date >= today && places > 0)
    .map(([date]) => date)
    .toSorted()
    .slice(0, OUTLOOK_DAYS);

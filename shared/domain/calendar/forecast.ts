import type { Calendar } from "./calendar.ts";
import { placesPerSlot, slotTimesOn } from "./calendar.ts";
import { datesFrom } from "./local-time.ts";

const DAYS_IN_WEEK = 7;

/** The places of seven local days. */
export interface WeekForecast {
  readonly from: string;
  readonly to: string;
  readonly places: number;
}

/** What the places to be are compared with, and why they stand out. */
export type Unusual = "no-places" | "less-than-half" | "more-than-double";

const LESS_THAN = 0.5;
const MORE_THAN = 2;

/** How many places, of all kinds, a calendar makes in each of the next `weeks`, the first beginning on `from` (S1). */
export const forecast = (calendar: Calendar, from: string, weeks: number): readonly WeekForecast[] => {
  const each = Object.values(placesPerSlot(calendar)).reduce((sum, places) => sum + places, 0);
  const dates = datesFrom(from, weeks * DAYS_IN_WEEK);
  return Array.from({ length: weeks }, (_, week) => {
    const days = dates.slice(week * DAYS_IN_WEEK, (week + 1) * DAYS_IN_WEEK);
    return {
      from: days[0] ?? from,
      to: days.at(-1) ?? from,
      places: days.reduce((sum, date) => sum + slotTimesOn(calendar, date).length * each, 0),
    };
  });
};

/** The places of all weeks together. */
export const totalOf = (weeks: readonly WeekForecast[]): number =>
  weeks.reduce((sum, { places }) => sum + places, 0);

/** Whether a number of places should make its author think again: none, or far from what is published. */
export const unusual = (places: number, published: number): Unusual | undefined => {
  if (places === 0) return "no-places";
  if (published === 0) return undefined;
  if (places < published * LESS_THAN) return "less-than-half";
  return places > published * MORE_THAN ? "more-than-double" : undefined;
};

/**
 * Dates and times at a post, on the standard's Temporal in its functional form: of that a bundle keeps only what
 * it calls, a third of the whole, and every function that a citizen waits for tells the date.
 */
import * as Calendars from "temporal-polyfill/fns/Calendar";
import * as Instant from "temporal-polyfill/fns/Instant";
import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";

/** A calendar day of no zone. */
export type LocalDay = PlainDate.Record;

/** The day of an ISO date. @throws RangeError for what is no date. */
export const dayOf = (date: string): LocalDay => PlainDate.fromString(date, Calendars.getISO);

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date: string): number => PlainDate.dayOfWeek(dayOf(date));

/** An instant as the post's clocks show it. */
export const atPost = (epochMs: number, timeZone: string): ZonedDateTime.Record =>
  Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(epochMs), timeZone);

/** The local date at a post. */
export const localDate = (epochMs: number, timeZone: string): string =>
  PlainDate.toString(ZonedDateTime.toPlainDate(atPost(epochMs, timeZone)));

/** The local date and time at a post with its offset, as ISO 8601 (`2026-11-21T20:07:00+01:00`). */
export const localDateTime = (epochMs: number, timeZone: string): string =>
  ZonedDateTime.toString(atPost(epochMs, timeZone), { timeZoneName: "never", smallestUnit: "second" });

/** Local dates from `from` on, `days` of them. */
export const datesFrom = (from: string, days: number): readonly string[] => {
  const first = dayOf(from);
  return Array.from({ length: days }, (_, index) => PlainDate.toString(PlainDate.addDays(first, index)));
};

/** The local date some days later, or earlier where `days` is negative. */
export const dateAfter = (date: string, days: number): string =>
  PlainDate.toString(PlainDate.addDays(dayOf(date), days));

/** Whole days from one ISO date to a later one. */
export const daysBetween = (from: string, to: string): number => PlainDate.diffDays(dayOf(from), dayOf(to));

import { Temporal } from "temporal-polyfill";
import type { PlaceKind } from "../slot/places.ts";

/** Opening hours of some weekdays (1 Monday … 7 Sunday), wall-clock at the post, end not included. */
export interface OpeningHours {
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly to: string;
}

/** A post's bookable timetable for some groups of procedures (S1). */
export interface Calendar {
  readonly postId: string;
  readonly calendarId: string;
  readonly timeZone: string;
  /** A midday break is simply two entries for the same weekdays. */
  readonly weekly: readonly OpeningHours[];
  readonly slotMinutes: number;
  /** How many places each slot has of each kind (S3). */
  readonly places: Readonly<Partial<Record<PlaceKind, number>>>;
  /** Days closed: holidays of both countries and closures, ISO dates. */
  readonly closedOn: readonly string[];
  /** How many days ahead slots are made. */
  readonly horizonDays: number;
  /** Whether presence is to be confirmed for what is booked more than ten days ahead (A6). */
  readonly confirmPresence?: boolean | undefined;
}

/** One start time of a calendar: local date and wall-clock time, and the same as a UTC instant (S2). */
export interface SlotTime {
  readonly date: string;
  readonly time: string;
  readonly startsAt: string;
}

/** Whether a calendar is open at all on a local date. */
export const isOpenOn = (calendar: Pick<Calendar, "weekly" | "closedOn">, date: string): boolean =>
  !calendar.closedOn.includes(date) &&
  calendar.weekly.some(({ weekdays }) => weekdays.includes(Temporal.PlainDate.from(date).dayOfWeek));

/**
 * The slots of one local date, in order. Wall-clock times that a daylight-saving change skips do not exist and
 * make no slot; those that it repeats make one slot, at the first of the two instants (S2).
 */
export const slotTimesOn = (calendar: Calendar, date: string): readonly SlotTime[] => {
  if (!isOpenOn(calendar, date)) return [];
  const day = Temporal.PlainDate.from(date);
  return calendar.weekly
    .filter(({ weekdays }) => weekdays.includes(day.dayOfWeek))
    .flatMap(({ from, to }) => {
      const end = Temporal.PlainTime.from(to);
      const times: SlotTime[] = [];
      let at = Temporal.PlainTime.from(from);
      // `add` wraps at midnight: a slot that would end past `to`, or past midnight, is not made.
      while (Temporal.PlainTime.compare(at, end) < 0) {
        const next = at.add({ minutes: calendar.slotMinutes });
        if (Temporal.PlainTime.compare(next, at) <= 0 || Temporal.PlainTime.compare(next, end) > 0) break;
        const local = day.toPlainDateTime(at);
        const zoned = local.toZonedDateTime(calendar.timeZone, { disambiguation: "compatible" });
        if (zoned.toPlainDateTime().equals(local)) {
          times.push({
            date,
            time: at.toString({ smallestUnit: "minute" }),
            startsAt: new Date(zoned.epochMilliseconds).toISOString(),
          });
        }
        at = next;
      }
      return times;
    });
};

/** Local dates from `from` on, `days` of them. */
export const datesFrom = (from: string, days: number): readonly string[] => {
  const first = Temporal.PlainDate.from(from);
  return Array.from({ length: days }, (_, index) => first.add({ days: index }).toString());
};

/** The local date at a post. */
export const localDate = (epochMs: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The local date and time at a post with its offset, as ISO 8601 (`2026-11-21T20:07:00+01:00`). */
export const localDateTime = (epochMs: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: "never", smallestUnit: "second" });

/** Whole days from one ISO date to a later one. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;

/** The n-th working day after `date` (R5): a day on which the calendar is open. */
export const workingDayAfter = (
  calendar: Pick<Calendar, "weekly" | "closedOn">,
  date: string,
  workingDays: number,
): string => {
  let day = Temporal.PlainDate.from(date);
  let left = workingDays;
  // A calendar that never opens would never end: a year without one working day is treated as the last day looked at.
  for (let step = 0; left > 0 && step < 366; step += 1) {
    day = day.add({ days: 1 });
    if (isOpenOn(calendar, day.toString())) left -= 1;
  }
  return day.toString();
};

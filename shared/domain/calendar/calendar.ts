import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as PlainDateTime from "temporal-polyfill/fns/PlainDateTime";
import * as PlainTime from "temporal-polyfill/fns/PlainTime";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";
import type { PlaceKind, reservedKinds } from "../slot/places.ts";
import type { LocalDay } from "./local-time.ts";
import { atPost, dateAfter, datesFrom, dayOf, daysBetween } from "./local-time.ts";
import type { OpenHours } from "./open-spans.ts";
import { minutesOf, openSpans, timeOf } from "./open-spans.ts";

/** Opening hours of some weekdays (1 Monday … 7 Sunday), wall-clock at the post, end not included. */
export interface OpeningHours extends OpenHours {
  readonly weekdays: readonly number[];
}

/** Hours that hold instead of the usual ones from one local date to another, both included: summer, Ramadan. */
export interface Period {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly weekly: readonly OpeningHours[];
}

/** A day on which a post is closed whatever its hours, or open for some hours besides them (S1). */
export type CalendarException =
  | { readonly kind: "closed"; readonly date: string; readonly reason: string }
  | ({ readonly kind: "extra"; readonly date: string; readonly reason: string } & OpenHours);

/** A public holiday: closed but for extra hours. */
export interface Holiday {
  readonly date: string;
  readonly name: string;
}

/** Places kept back from the public in each slot (S3). */
export type Reserved = Readonly<Partial<Record<(typeof reservedKinds)[number], number>>>;

/** What an administrator decides of a calendar (S1); the rest is the post's. */
export interface Timetable {
  /** The usual hours of a week. */
  readonly weekly: readonly OpeningHours[];
  /** At most one of them holds on a day. */
  readonly periods: readonly Period[];
  readonly exceptions: readonly CalendarException[];
  /** Both countries' holidays (S1): the Moroccan ones and the host country's. */
  readonly holidays: { readonly moroccan: readonly Holiday[]; readonly host: readonly Holiday[] };
  readonly slotMinutes: number;
  readonly desks: number;
  /** How many people one desk serves in the time of one slot. */
  readonly peoplePerDesk: number;
  readonly reserved: Reserved;
  /** How many days ahead slots are made. */
  readonly horizonDays: number;
  /** Whether presence is to be confirmed for what is booked more than ten days ahead (A6). */
  readonly confirmPresence?: boolean | undefined;
  /** How many appointments missed of late leave the next to the call centre: two unless it says so, 0 never (A7). */
  readonly noShowLimit?: number | undefined;
}

/** Dates of a calendar, both included, whose public places are drawn by lot. */
export interface CalendarDraw {
  readonly drawId: string;
  readonly from: string;
  readonly to: string;
}

/** A post's bookable timetable for some groups of procedures (S1). */
export interface Calendar extends Timetable {
  readonly postId: string;
  readonly calendarId: string;
  readonly timeZone: string;
  /** One more with each publication; every change of a slot is judged against it in the write. */
  readonly version: number;
  /** Draws that are not finished: while a date is in one, its public places cannot be had by pressing. */
  readonly draws?: readonly CalendarDraw[] | undefined;
}

/** What tells when a calendar is open. */
export type OpeningTimes = Pick<Timetable, "weekly" | "periods" | "exceptions" | "holidays">;

/** One start time of a calendar: local date and wall-clock time, and the same as a UTC instant (S2). */
export interface SlotTime {
  readonly date: string;
  readonly time: string;
  readonly startsAt: string;
}

/** How many places of each kind a slot of this calendar has (S3): what is not reserved is the public's. */
export const placesPerSlot = ({
  desks,
  peoplePerDesk,
  reserved,
}: Pick<Timetable, "desks" | "peoplePerDesk" | "reserved">): Readonly<Partial<Record<PlaceKind, number>>> => {
  const kept = Object.values(reserved).reduce((sum, places) => sum + places, 0);
  return { ...reserved, public: Math.max(0, desks * peoplePerDesk - kept) };
};

/** The same on a local date: in a draw that is not finished the public's places are the draw's. */
export const placesOn = (
  calendar: Parameters<typeof placesPerSlot>[0] & Pick<Calendar, "draws">,
  date: string,
): Readonly<Partial<Record<PlaceKind, number>>> => {
  const { public: open, ...reserved } = placesPerSlot(calendar);
  const drawn = calendar.draws?.some(({ from, to }) => from <= date && date <= to) === true;
  return { ...reserved, [drawn ? "draw" : "public"]: open };
};

/** Whether a calendar is open at all on a local date. */
export const isOpenOn = (calendar: OpeningTimes, date: string): boolean =>
  openSpans(calendar, date).length > 0;

/** Whether a visit at this wall-clock time is still whole within the opening hours (S6). */
export const isOpenAt = (
  calendar: OpeningTimes & Pick<Timetable, "slotMinutes">,
  date: string,
  time: string,
): boolean => {
  const at = minutesOf(time);
  return openSpans(calendar, date).some(({ from, to }) => from <= at && at + calendar.slotMinutes <= to);
};

const MINUTE_MS = 60_000;

/** The instant of a wall-clock time, or undefined where a daylight-saving change skips it. */
const instantOf = (day: LocalDay, minutes: number, timeZone: string): number | undefined => {
  const local = PlainDate.toPlainDateTime(day, PlainTime.create(Math.floor(minutes / 60), minutes % 60));
  const zoned = PlainDateTime.toZonedDateTime(local, timeZone, { disambiguation: "compatible" });
  return PlainDateTime.equals(ZonedDateTime.toPlainDateTime(zoned), local)
    ? zoned.epochMilliseconds
    : undefined;
};

/** Minutes since midnight that the post's clocks show at an instant; past the day's end, more than any closing time. */
const minutesAt = (epochMs: number, day: LocalDay, timeZone: string): number => {
  const local = atPost(epochMs, timeZone);
  return PlainDate.equals(ZonedDateTime.toPlainDate(local), day)
    ? local.hour * 60 + local.minute
    : Number.POSITIVE_INFINITY;
};

/**
 * The slots of one local date, in order, each whole within the opening hours (S1). Wall-clock times that a
 * daylight-saving change skips do not exist and make no slot; those that it repeats make one slot, at the first
 * of the two instants (S2). On such a day a slot still lasts its length: one that the change would shorten or
 * push past closing time is not made.
 */
export const slotTimesOn = (
  calendar: OpeningTimes & Pick<Calendar, "timeZone" | "slotMinutes">,
  date: string,
): readonly SlotTime[] => {
  const spans = openSpans(calendar, date);
  if (spans.length === 0) return [];
  const { timeZone, slotMinutes } = calendar;
  const day = dayOf(date);
  const begins = PlainDate.toZonedDateTime(day, timeZone);
  const ends = PlainDate.toZonedDateTime(PlainDate.addDays(day, 1), timeZone);
  // On most days wall clock and instants go side by side, and no zone rule need be asked for each slot.
  const steady = ZonedDateTime.offset(begins) === ZonedDateTime.offset(ends);
  const times: SlotTime[] = [];
  let busyUntil = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans) {
    for (let at = from; at + slotMinutes <= to; at += slotMinutes) {
      const starts = steady ? begins.epochMilliseconds + at * MINUTE_MS : instantOf(day, at, timeZone);
      if (starts === undefined || starts < busyUntil) continue;
      const until = starts + slotMinutes * MINUTE_MS;
      // At 24:00 the clocks already show the next day.
      if (!steady && minutesAt(until - MINUTE_MS, day, timeZone) >= to) continue;
      busyUntil = until;
      times.push({ date, time: timeOf(at), startsAt: new Date(starts).toISOString() });
    }
  }
  return times;
};

/** The n-th working day after `date` (R5): a day on which the calendar is open. */
export const workingDayAfter = (calendar: OpeningTimes, date: string, workingDays: number): string => {
  let day = date;
  let left = workingDays;
  // A calendar that never opens would never end: a year without one working day is treated as the last day looked at.
  for (let step = 0; left > 0 && step < 366; step += 1) {
    day = dateAfter(day, 1);
    if (isOpenOn(calendar, day)) left -= 1;
  }
  return day;
};

/** Working days after `from` up to and including `to`; 0 where `to` is not later. */
export const workingDaysBetween = (calendar: OpeningTimes, from: string, to: string): number =>
  from >= to
    ? 0
    : datesFrom(from, daysBetween(from, to) + 1)
        .slice(1)
        .filter((date) => isOpenOn(calendar, date)).length;

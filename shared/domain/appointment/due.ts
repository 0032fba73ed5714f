import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as PlainTime from "temporal-polyfill/fns/PlainTime";
import { atPost, dateAfter, datesFrom, dayOf, daysBetween, localDate } from "../calendar/local-time.ts";
import type { JudgedAppointment } from "./appointment.ts";
import { appointmentTransitions, PRESENCE_FROM_DAYS, whyNot } from "./appointment.ts";

/** What people are reminded of, in the order in which it becomes due (A6, A8). */
export const reminderKinds = ["presence-opens", "presence-closes", "day-before"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** An appointment as time judges it. */
export interface TimedAppointment extends JudgedAppointment {
  /** Local date at the post. */
  readonly date: string;
  readonly createdAt: string;
  /** When it was last rescheduled (A4). */
  readonly movedAt?: string | undefined;
  /** The last reminder of this time of it. */
  readonly reminded?: ReminderKind | undefined;
}

/** What time alone has brought upon an appointment. */
export type Due =
  | { readonly what: "lapse" | "miss" }
  | { readonly what: "remind"; readonly reminder: ReminderKind };

const DAY_MS = 86_400_000;

/** People are reminded from 9 to 20 o'clock at the post. */
const DECENT_HOURS = { from: 9, to: 20 } as const;

const isDecentHour = (now: number, timeZone: string): boolean => {
  const { hour } = atPost(now, timeZone);
  return hour >= DECENT_HOURS.from && hour < DECENT_HOURS.to;
};

interface Span {
  readonly reminder: ReminderKind;
  /** Epoch milliseconds; the end is not included. */
  readonly from: number;
  readonly to: number;
}

/** When each reminder is of use: as the window opens and in its last day (A6), and on the day before (A8). */
const spansOf = ({ date, presence }: TimedAppointment, timeZone: string): readonly Span[] => {
  const day = dayOf(date);
  const eve = PlainDate.toZonedDateTime(PlainDate.subtractDays(day, 1), {
    timeZone,
    plainTime: PlainTime.create(DECENT_HOURS.from),
  });
  const before: Span = {
    reminder: "day-before",
    from: eve.epochMilliseconds,
    to: PlainDate.toZonedDateTime(day, timeZone).epochMilliseconds,
  };
  if (presence === undefined || presence.confirmedAt !== undefined) return [before];
  const until = Date.parse(presence.until);
  return [
    { reminder: "presence-opens", from: Date.parse(presence.from), to: until - DAY_MS },
    { reminder: "presence-closes", from: until - DAY_MS, to: until },
    before,
  ];
};

const reminderOf = (
  appointment: TimedAppointment,
  timeZone: string,
  now: number,
): ReminderKind | undefined => {
  if (!isDecentHour(now, timeZone)) return undefined;
  const { reminded, createdAt, movedAt = createdAt } = appointment;
  const told = reminded === undefined ? [] : reminderKinds.slice(0, reminderKinds.indexOf(reminded) + 1);
  return spansOf(appointment, timeZone).find(
    ({ reminder, from, to }) =>
      from <= now && now < to && !told.includes(reminder) && Date.parse(movedAt) < from,
  )?.reminder;
};

/**
 * What is due for an appointment at `now` (epoch ms) in the post's zone; undefined when nothing is.
 *
 * Once its local day has ended, who did not come has missed it (A7). Presence that was asked for and not given in
 * its window lets it lapse (A6). A reminder is due once for each time that an appointment has, at a decent hour;
 * none to who booked or moved it later than the reminder's moment (A6, A8). The write judges all of it again.
 */
export const dueOf = (appointment: TimedAppointment, timeZone: string, now: number): Due | undefined => {
  if (appointment.state !== "booked") return undefined;
  if (appointment.date < localDate(now, timeZone))
    return whyNot(appointmentTransitions.miss, appointment, now) === undefined ? { what: "miss" } : undefined;
  if (whyNot(appointmentTransitions.lapse, appointment, now) === undefined) return { what: "lapse" };
  const reminder = reminderOf(appointment, timeZone, now);
  return reminder === undefined ? undefined : { what: "remind", reminder };
};

/** What is known of a post before its days are read. */
export interface DaysOfPost {
  readonly timeZone: string;
  /** Whether one of its calendars asks for presence to be confirmed (A6). */
  readonly asksPresence: boolean;
  /** The last settled local date. */
  readonly settledUpTo?: string | undefined;
}

/**
 * The local dates on which something may be due, nearest first: all after the last one that is settled (without
 * one: from yesterday on), up to tomorrow (A8), or up to those whose presence is asked for from now on (A6).
 */
export const datesDue = (
  { timeZone, asksPresence, settledUpTo }: DaysOfPost,
  now: number,
): readonly string[] => {
  const today = localDate(now, timeZone);
  // A day that has not ended is not settled, whatever a clock that was ahead has written.
  const yesterday = dateAfter(today, -1);
  const first =
    settledUpTo === undefined ? yesterday : dateAfter(settledUpTo < yesterday ? settledUpTo : yesterday, 1);
  const last = dateAfter(today, asksPresence ? PRESENCE_FROM_DAYS + 1 : 1);
  return datesFrom(first, daysBetween(first, last) + 1);
};

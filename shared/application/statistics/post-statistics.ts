import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { datesFrom, daysBetween, localDate } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { PeopleFigures, PlaceFigures, ReviewFigures } from "#shared/domain/statistics/figures.ts";
import { peopleFigures, placeFigures, reviewFigures } from "#shared/domain/statistics/figures.ts";
import type { AppointmentStore } from "#shared/ports/appointment-store.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import type { SlotStore } from "#shared/ports/slot-store.ts";
import type { StatisticsStore } from "#shared/ports/statistics-store.ts";
import { inParallel } from "../in-parallel.ts";

/** Reading a post's statistics. */
export interface StatisticsDeps {
  readonly calendars: Pick<CalendarStore, "ofPost">;
  readonly slots: Pick<SlotStore, "day">;
  readonly appointments: Pick<AppointmentStore, "ofDay">;
  readonly statistics: StatisticsStore;
}

/** One local day of one calendar. Null says "not known"; zero says "known to be none". */
export interface DayStatistics {
  date: string;
  calendarId: string;
  /** Null once the slots of that day are no longer kept. */
  places: PlaceFigures | null;
  people: PeopleFigures;
  /**
   * How long people had to wait for a place as the day began; `inDays` is null where none was free as far ahead as
   * the calendar goes. Null altogether where it was not noted: before the calendar, and on days to come.
   */
  firstFree: { inDays: number | null } | null;
  /** Requests submitted that day, with and without review. */
  submitted: number;
  reviews: ReviewFigures;
}

/** The figures of a post, day by day and calendar by calendar. */
export interface PostStatistics {
  postId: string;
  from: string;
  to: string;
  days: DayStatistics[];
}

/** How many days are asked for at most. */
export const MAX_DAYS = 100;

/** Slots are kept for so many days after theirs. */
const SLOTS_KEPT_DAYS = 100;

/** Days read at once: each is three to five queries, and one client has fifty sockets. */
const DAYS_AT_ONCE = 8;

const dayOf = async (
  deps: StatisticsDeps,
  postId: string,
  calendars: readonly Calendar[],
  date: string,
  now: number,
): Promise<readonly DayStatistics[]> => {
  const [appointments, notes, ...slots] = await Promise.all([
    deps.appointments.ofDay(postId, date),
    deps.statistics.ofDay(postId, date),
    ...calendars.map(({ calendarId }) => deps.slots.day(postId, calendarId, date)),
  ]);
  return calendars.map(({ calendarId, timeZone }, index): DayStatistics => {
    const own = <T extends { readonly calendarId: string }>(items: readonly T[]): readonly T[] =>
      items.filter((item) => item.calendarId === calendarId);
    const kept = daysBetween(date, localDate(now, timeZone)) <= SLOTS_KEPT_DAYS;
    const [noted] = own(notes.firstFree);
    return {
      date,
      calendarId,
      places: kept ? placeFigures(slots[index] ?? [], now) : null,
      people: peopleFigures(own(appointments)),
      firstFree: noted === undefined ? null : { inDays: noted.inDays },
      submitted: own(notes.submissions).length,
      reviews: reviewFigures(own(notes.decisions)),
    };
  });
};

/**
 * What happened at a post from one local date to another, both included, at most 100 days (S1, A1, A7, R5).
 *
 * Nothing is added up beforehand: every figure is told from the slots, the appointments and the notes written with
 * the changes themselves, so an event that comes twice, late or never changes none. Errors: `not-found`.
 */
export const postStatistics = async (
  deps: StatisticsDeps,
  call: Call<{ postId: string }, { from: string; to: string }, unknown, StaffCaller>,
): Outcome<PostStatistics> => {
  const { postId } = call.params;
  const { from, to } = call.query;
  const calendars = await deps.calendars.ofPost(postId);
  if (calendars.length === 0) return refuse("not-found");
  const dates = datesFrom(from, daysBetween(from, to) + 1);
  const days = await inParallel(dates, DAYS_AT_ONCE, (date) =>
    dayOf(deps, postId, calendars, date, call.now),
  );
  return { ok: true, value: { status: 200, body: { postId, from, to, days: days.flat() } } };
};

import type { Calendar, Timetable } from "#shared/domain/calendar/calendar.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { CalendarParams } from "./calendar-to-be.ts";
import type { CalendarsDeps } from "./deps.ts";

/** A calendar in a post's list. */
export interface CalendarSummary {
  calendarId: string;
  version: number;
  slotMinutes: number;
  places: number;
  horizonDays: number;
}

/** A published calendar as its administrator edits it. */
export interface CalendarView {
  postId: string;
  calendarId: string;
  timeZone: string;
  version: number;
  /** Whether the slots follow this version yet: they do so within minutes. */
  slotsFollow: boolean;
  calendar: Timetable;
}

const timetableOf = (calendar: Calendar): Timetable => {
  const { postId, calendarId, timeZone, version, draws, ...timetable } = calendar;
  return timetable;
};

/** The post's calendars (S1), and those that procedures are booked on and that the post has not published yet. */
export const listCalendars = async (
  deps: Pick<CalendarsDeps, "calendars" | "catalogue">,
  call: Call<{ postId: string }, unknown, unknown, StaffCaller>,
): Outcome<{ calendars: CalendarSummary[]; absent: string[] }> => {
  const [calendars, procedures] = await Promise.all([
    deps.calendars.ofPost(call.params.postId),
    deps.catalogue.procedures(),
  ]);
  const wanted = new Set(
    procedures.filter(({ appointment }) => appointment === "needed").map(({ calendarId }) => calendarId),
  );
  const absent = [...wanted]
    .filter((id) => calendars.every(({ calendarId }) => calendarId !== id))
    .toSorted();
  const summaries = calendars.map(
    ({ calendarId, version, slotMinutes, desks, peoplePerDesk, horizonDays }) => ({
      calendarId,
      version,
      slotMinutes,
      places: desks * peoplePerDesk,
      horizonDays,
    }),
  );
  return { ok: true, value: { status: 200, body: { calendars: summaries, absent } } };
};

/** One calendar with its version, which a change must name. Errors: `not-found`. */
export const showCalendar = async (
  deps: Pick<CalendarsDeps, "calendars">,
  call: Call<CalendarParams, unknown, unknown, StaffCaller>,
): Outcome<CalendarView> => {
  const { postId, calendarId } = call.params;
  const [calendar, settled] = await Promise.all([
    deps.calendars.calendar(postId, calendarId),
    deps.calendars.settledDays(postId, calendarId),
  ]);
  if (calendar === undefined) return refuse("not-found");
  const { timeZone, version } = calendar;
  const slotsFollow = settled.version === version;
  const body = { postId, calendarId, timeZone, version, slotsFollow, calendar: timetableOf(calendar) };
  return { ok: true, value: { status: 200, body } };
};

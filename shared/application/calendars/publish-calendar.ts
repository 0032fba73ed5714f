import { calendarPublished } from "#events/calendars/published.v1.ts";
import type { Timetable } from "#shared/domain/calendar/calendar.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import type { CalendarParams } from "./calendar-to-be.ts";
import { calendarToBe } from "./calendar-to-be.ts";
import type { CalendarsDeps } from "./deps.ts";

/**
 * Publishes a calendar in place of the version that its author read (S1, S6); version 0 is the first.
 *
 * Writes the calendar alone: its slots follow the event, or the schedule if that is lost, and nobody loses an
 * appointment by it. Errors: `not-found`, `calendar-impossible`, `calendar-stale`.
 */
export const publishCalendar = async (
  deps: Pick<CalendarsDeps, "catalogue" | "calendars" | "changes">,
  call: Call<CalendarParams, unknown, { version: number; calendar: Timetable }, StaffCaller>,
): Outcome<{ calendarId: string; version: number }> => {
  const { postId, calendarId } = call.params;
  const draft = await calendarToBe(deps, call.params, call.body.calendar, call.body.version);
  if (!draft.ok) return draft;
  const { version } = draft.value;
  // Draws belong to the calendar, not to its timetable: those of the version that is replaced are carried on. If
  // another version stands there by now, the write refuses this one with whatever it carries.
  const replaced = await deps.calendars.calendar(postId, calendarId);
  const calendar = { ...draft.value, ...(replaced?.draws && { draws: replaced.draws }) };
  return deps.changes.commit({
    command: call.command,
    pieces: [deps.calendars.publishPiece(calendar)],
    facts: [calendarPublished.fact(`${postId}/${calendarId}`, { calendarId, version }, postId)],
    answer: { status: 200, body: { calendarId, version } },
    now: call.now,
  });
};

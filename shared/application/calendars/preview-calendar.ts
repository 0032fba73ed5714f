import type { Timetable } from "#shared/domain/calendar/calendar.ts";
import type { Unusual } from "#shared/domain/calendar/forecast.ts";
import { forecast, totalOf, unusual } from "#shared/domain/calendar/forecast.ts";
import { localDate } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import type { CalendarParams } from "./calendar-to-be.ts";
import { calendarToBe, UNPUBLISHED } from "./calendar-to-be.ts";
import { conflictsWith } from "./conflicts.ts";
import type { CalendarsDeps } from "./deps.ts";

/** What a calendar would do if it were published. */
export interface CalendarPreview {
  /** The version that is published now; 0 where none is. */
  version: number;
  weeks: { from: string; to: string; places: number; published: number }[];
  total: number;
  published: number;
  difference: number;
  /** Why its author should look twice. */
  unusual: Unusual | null;
  /** How many appointments it would leave outside the opening hours (S6). */
  conflicts: number;
}

/**
 * How many places a calendar would make, week by week, beside those of the published one (S1). Writes nothing.
 * Errors: `not-found`, `calendar-impossible`.
 */
export const previewCalendar = async (
  deps: Pick<CalendarsDeps, "catalogue" | "calendars" | "appointments">,
  call: Call<CalendarParams, { weeks: number }, { calendar: Timetable }, StaffCaller>,
): Outcome<CalendarPreview> => {
  const { postId, calendarId } = call.params;
  const draft = await calendarToBe(deps, call.params, call.body.calendar, UNPUBLISHED);
  if (!draft.ok) return draft;
  const current = await deps.calendars.calendar(postId, calendarId);
  const today = localDate(call.now, draft.value.timeZone);
  const conflicts = await conflictsWith(deps, draft.value, call.now);
  const before = current === undefined ? [] : forecast(current, today, call.query.weeks);
  const after = forecast(draft.value, today, call.query.weeks);
  const weeks = after.map((week, index) => ({ ...week, published: before[index]?.places ?? 0 }));
  const [total, published] = [totalOf(after), totalOf(before)];
  const body = {
    version: current?.version ?? UNPUBLISHED,
    weeks,
    total,
    published,
    difference: total - published,
    unusual: unusual(total, published) ?? null,
    conflicts: conflicts.length,
  };
  return { ok: true, value: { status: 200, body } };
};

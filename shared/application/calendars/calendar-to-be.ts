import type { Calendar, Timetable } from "#shared/domain/calendar/calendar.ts";
import { calendarFaults } from "#shared/domain/calendar/faults.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import type { CalendarsDeps } from "./deps.ts";

/** Which calendar of which post. */
export interface CalendarParams {
  readonly postId: string;
  readonly calendarId: string;
}

/** A post's first publication of a calendar is of version 1. */
export const UNPUBLISHED = 0;

/**
 * The calendar that a draft would be once published on `version`. The post gives the time zone, the procedures
 * the calendars there can be. Errors: `not-found`, `calendar-impossible` with what contradicts itself.
 */
export const calendarToBe = async (
  deps: Pick<CalendarsDeps, "catalogue">,
  { postId, calendarId }: CalendarParams,
  draft: Timetable,
  version: number,
): Promise<Result<Calendar, Refusal>> => {
  const [post, procedures] = await Promise.all([deps.catalogue.post(postId), deps.catalogue.procedures()]);
  if (post === undefined || !procedures.some((procedure) => procedure.calendarId === calendarId))
    return refuse("not-found");
  const errors = calendarFaults(draft, "/body/calendar");
  if (errors.length > 0) return refuse("calendar-impossible", { errors });
  const calendar = { ...draft, postId, calendarId, timeZone: post.timeZone, version: version + 1 };
  return { ok: true, value: calendar };
};

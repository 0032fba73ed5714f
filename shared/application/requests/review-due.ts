import { localDate, workingDayAfter } from "#shared/domain/calendar/calendar.ts";
import { REVIEW_TARGET_WORKING_DAYS } from "#shared/domain/request/request.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import type { FilingDeps } from "./deps.ts";

/** The local date by which an officer is to answer what is submitted now: 2 working days of the post (R5). */
export const reviewDue = async (
  deps: Pick<FilingDeps, "calendars">,
  { postId, calendarId }: Pick<RequestRecord, "postId" | "calendarId">,
  now: number,
): Promise<string> => {
  const calendar = await deps.calendars.calendar(postId, calendarId);
  if (calendar === undefined) throw new Error("a post without a calendar offers a procedure");
  return workingDayAfter(calendar, localDate(now, calendar.timeZone), REVIEW_TARGET_WORKING_DAYS);
};

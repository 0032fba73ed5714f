import type { OpeningTimes } from "#shared/domain/calendar/calendar.ts";
import { workingDayAfter, workingDaysBetween } from "#shared/domain/calendar/calendar.ts";
import { localDate } from "#shared/domain/calendar/local-time.ts";
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

/**
 * How many working days of the post a decision took: 0 on the day of submission, 2 on the date told (R5). Counted
 * from that date, which is two working days after the submission or correction by definition.
 */
export const reviewWorkingDays = (calendar: OpeningTimes, dueOn: string, decidedOn: string): number =>
  Math.max(0, REVIEW_TARGET_WORKING_DAYS - workingDaysBetween(calendar, decidedOn, dueOn)) +
  workingDaysBetween(calendar, dueOn, decidedOn);

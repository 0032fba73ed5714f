import { localDate } from "#shared/domain/calendar/local-time.ts";
import { countFree, nextFreeDays } from "#shared/domain/slot/counts.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import type { SlotStore } from "#shared/ports/slot-store.ts";

/** What recounting a day needs. */
export interface RefreshDeps {
  readonly slots: Pick<SlotStore, "day">;
  readonly calendars: Pick<CalendarStore, "calendar" | "days" | "saveDay" | "saveOutlook">;
}

/**
 * Recounts one day of a calendar from its slots after something changed there (S4, S5).
 *
 * Reads the slots afresh, so events that come twice or late count the same; the counts are what people are
 * shown, never what decides a hold.
 */
export const refreshDay = async (
  deps: RefreshDeps,
  day: { readonly postId: string; readonly calendarId: string; readonly date: string },
  now: number,
): Promise<void> => {
  const { postId, calendarId, date } = day;
  const [calendar, slots, known] = await Promise.all([
    deps.calendars.calendar(postId, calendarId),
    deps.slots.day(postId, calendarId, date),
    deps.calendars.days(postId, calendarId),
  ]);
  if (calendar === undefined) return;
  const places = countFree(slots, now);
  await deps.calendars.saveDay(postId, calendarId, date, places);
  await deps.calendars.saveOutlook(
    postId,
    calendarId,
    nextFreeDays({ ...known, [date]: places }, localDate(now, calendar.timeZone)),
  );
};

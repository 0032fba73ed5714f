import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { datesFrom, localDate, slotTimesOn } from "#shared/domain/calendar/calendar.ts";
import type { DayCounts } from "#shared/domain/slot/counts.ts";
import { countFree, countsFrom, nextFreeDays } from "#shared/domain/slot/counts.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import type { SlotStore } from "#shared/ports/slot-store.ts";

/** What making slots ahead needs. */
export interface MaterialiseDeps {
  readonly slots: Pick<SlotStore, "create" | "day">;
  readonly calendars: Pick<CalendarStore, "calendars" | "days" | "saveDays" | "saveOutlook">;
}

/** What a run did. */
export interface Materialised {
  readonly calendars: number;
  readonly slotsMade: number;
}

/** Calendars at once: each writes a day's slots together, some fifty calls in all, which is what one client's sockets carry. */
const PARALLEL_CALENDARS = 4;

const inParallel = async <T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> => {
  const queue = items.values();
  const workers = Array.from({ length: Math.min(PARALLEL_CALENDARS, items.length) }, async () => {
    const results: R[] = [];
    for (const item of queue) results.push(await work(item));
    return results;
  });
  return (await Promise.all(workers)).flat();
};

const materialiseCalendar = async (
  deps: MaterialiseDeps,
  calendar: Calendar,
  now: number,
): Promise<number> => {
  const { postId, calendarId, timeZone, horizonDays } = calendar;
  const today = localDate(now, timeZone);
  const known = await deps.calendars.days(postId, calendarId);
  const uncounted = datesFrom(today, horizonDays).filter((date) => known[date] === undefined);
  if (uncounted.length === 0) return 0;
  let made = 0;
  let counts: DayCounts = countsFrom(known, today);
  for (const date of uncounted) {
    const created = await Promise.all(
      slotTimesOn(calendar, date).map((at) => deps.slots.create(calendar, at)),
    );
    made += created.filter(Boolean).length;
    const slots = created.length === 0 ? [] : await deps.slots.day(postId, calendarId, date);
    counts = { ...counts, [date]: countFree(slots, now) };
  }
  await deps.calendars.saveDays(postId, calendarId, counts);
  await deps.calendars.saveOutlook(postId, calendarId, nextFreeDays(counts, today));
  return made;
};

/**
 * Makes the slots of every calendar up to its horizon (S1), in the post's own days (S2), and counts the days
 * that are new.
 *
 * Idempotent: a slot that exists is never touched, so running twice, or at once, or being cut off and run again
 * leaves the same slots. Days once counted are kept up by `refreshDays`.
 */
export const materialiseSlots = async (deps: MaterialiseDeps, now: number): Promise<Materialised> => {
  const calendars = await deps.calendars.calendars();
  const made = await inParallel(calendars, (calendar) => materialiseCalendar(deps, calendar, now));
  return { calendars: calendars.length, slotsMade: made.reduce((sum, some) => sum + some, 0) };
};

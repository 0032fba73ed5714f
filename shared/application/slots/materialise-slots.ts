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

/** Writes under way at once: enough to keep the table busy, few enough to leave room for people. */
const PARALLEL_WRITES = 24;

const inParallel = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: Math.min(PARALLEL_WRITES, items.length) }, async () => {
      for (const item of queue) await work(item);
    }),
  );
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
  let slotsMade = 0;
  await inParallel(calendars, async (calendar) => {
    slotsMade += await materialiseCalendar(deps, calendar, now);
  });
  return { calendars: calendars.length, slotsMade };
};

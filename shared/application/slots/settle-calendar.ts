import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { placesOn, slotTimesOn } from "#shared/domain/calendar/calendar.ts";
import { datesFrom, localDate } from "#shared/domain/calendar/local-time.ts";
import type { DayCounts } from "#shared/domain/slot/counts.ts";
import { countFree, countsFrom, nextFreeDays } from "#shared/domain/slot/counts.ts";
import type { Wanted } from "#shared/domain/slot/reshape.ts";
import { isSettled, reshape, reshaped } from "#shared/domain/slot/reshape.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import type { ShapingOutcome, SlotStore } from "#shared/ports/slot-store.ts";

/** What shaping the slots of a calendar needs. */
export interface SettlingDeps {
  readonly slots: Pick<SlotStore, "make" | "reshape" | "day">;
  readonly calendars: Pick<CalendarStore, "calendar" | "settledDays" | "saveDays" | "saveOutlook">;
}

/** How often a day is read again when people or another run change it meanwhile. */
const ATTEMPTS_PER_DAY = 8;
/** How often a calendar is taken up again when another version is published meanwhile. */
const ATTEMPTS_PER_CALENDAR = 5;

type DaySettled =
  | { readonly outcome: "done"; readonly made: number; readonly free: number }
  | { readonly outcome: Exclude<ShapingOutcome, "done"> };

const NOTHING: Wanted = {};

/** Brings one local day into line with the calendar: missing slots are made, the others reshaped. */
const settleDayOnce = async (
  deps: SettlingDeps,
  calendar: Calendar,
  date: string,
  now: number,
): Promise<DaySettled> => {
  const { postId, calendarId } = calendar;
  const wanted = placesOn(calendar, date);
  const times = slotTimesOn(calendar, date);
  const open = new Set(times.map(({ time }) => time));
  const slots = await deps.slots.day(postId, calendarId, date, { consistent: true });
  const known = new Set(slots.map(({ time }) => time));
  const missing = times.filter(({ time }) => !known.has(time));
  const made = await deps.slots.make(calendar, missing);
  if (made !== "done") return { outcome: made };
  const changes = slots.map((slot) => ({
    slot,
    change: reshape(slot.places, open.has(slot.time) ? wanted : NOTHING, Math.floor(now / 1000)),
  }));
  const changed = await deps.slots.reshape(
    calendar,
    changes.filter(({ change }) => !isSettled(change)),
    now,
  );
  if (changed !== "done") return { outcome: changed };
  const kept = changes.map(({ slot, change }) => ({ places: reshaped(slot.places, change) }));
  return {
    outcome: "done",
    made: missing.length,
    free: (wanted.public ?? 0) * missing.length + countFree(kept, now),
  };
};

const settleDay = async (
  deps: SettlingDeps,
  calendar: Calendar,
  date: string,
  now: number,
): Promise<DaySettled> => {
  for (let attempt = 0; attempt < ATTEMPTS_PER_DAY; attempt += 1) {
    const settled = await settleDayOnce(deps, calendar, date, now);
    if (settled.outcome !== "changed") return settled;
  }
  // Thrown, so that the run counts as failed and comes again; what it has done stays done.
  throw new Error(`slots of ${calendar.postId} on ${date} kept changing`);
};

/** Settles what is not, and counts it; undefined when another version was published meanwhile. */
const settleOnce = async (
  deps: SettlingDeps,
  calendar: Calendar,
  now: number,
): Promise<number | undefined> => {
  const { postId, calendarId, timeZone, horizonDays, version } = calendar;
  const today = localDate(now, timeZone);
  const known = await deps.calendars.settledDays(postId, calendarId);
  const current = known.version === version;
  const ahead = datesFrom(today, horizonDays);
  // Days beyond a shortened horizon keep their slots and must follow the new hours too.
  const dates = current
    ? ahead.filter((date) => known.days[date] === undefined)
    : [...new Set([...ahead, ...Object.keys(known.days).filter((date) => date >= today)])].toSorted();
  if (dates.length === 0) return 0;
  let made = 0;
  let counts: DayCounts = countsFrom(known.days, today);
  for (const date of dates) {
    const day = await settleDay(deps, calendar, date, now);
    if (day.outcome !== "done") return undefined;
    made += day.made;
    counts = { ...counts, [date]: day.free };
  }
  if (!(await deps.calendars.saveDays(postId, calendarId, counts, version))) return undefined;
  await deps.calendars.saveOutlook(postId, calendarId, nextFreeDays(counts, today));
  return made;
};

/**
 * Brings the slots of a calendar into line with what is published (S1, S2, S6): slots are made up to the horizon;
 * where hours or places were taken back, free places are withdrawn and people stay; where they grew, free places
 * come back or are added.
 *
 * Every write is judged against the calendar's version, so a run that is late changes nothing. Running twice, at
 * once, or being cut off and run again leaves the same slots; only a whole run marks the version as settled.
 * Returns how many slots were made. Throws when people keep changing a day: it comes again with the schedule.
 */
export const settleCalendar = async (
  deps: SettlingDeps,
  which: { readonly postId: string; readonly calendarId: string } | Calendar,
  now: number,
): Promise<number> => {
  let calendar = "version" in which ? which : await deps.calendars.calendar(which.postId, which.calendarId);
  for (let attempt = 0; attempt < ATTEMPTS_PER_CALENDAR; attempt += 1) {
    if (calendar === undefined) return 0;
    const made = await settleOnce(deps, calendar, now);
    if (made !== undefined) return made;
    calendar = await deps.calendars.calendar(calendar.postId, calendar.calendarId);
  }
  throw new Error(`calendar ${which.postId} ${which.calendarId} kept being published`);
};

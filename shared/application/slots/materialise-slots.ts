import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import type { SettlingDeps } from "./settle-calendar.ts";
import { settleCalendar } from "./settle-calendar.ts";

/** What making slots ahead needs. */
export interface MaterialiseDeps extends SettlingDeps {
  readonly calendars: SettlingDeps["calendars"] & Pick<CalendarStore, "calendars">;
}

/** What a run did. */
export interface Materialised {
  readonly calendars: number;
  readonly slotsMade: number;
}

/** Calendars at once: each writes a day's slots together, some fifty calls in all, which is what one client's sockets carry. */
const PARALLEL_CALENDARS = 4;

const settleAll = async (
  calendars: readonly Calendar[],
  settle: (calendar: Calendar) => Promise<number>,
): Promise<readonly PromiseSettledResult<number>[]> => {
  const queue = calendars.values();
  const workers = Array.from({ length: PARALLEL_CALENDARS }, async () => {
    const results: PromiseSettledResult<number>[] = [];
    for (const calendar of queue) results.push(...(await Promise.allSettled([settle(calendar)])));
    return results;
  });
  return (await Promise.all(workers)).flat();
};

/**
 * Makes the slots of every calendar up to its horizon (S1), in the post's own days (S2), counts the days that are
 * new, and settles calendars whose publication was not followed up. Idempotent, as `settleCalendar` is. Days once
 * counted are kept up by `refreshDay`. A calendar that fails holds up no other; the run then throws.
 */
export const materialiseSlots = async (deps: MaterialiseDeps, now: number): Promise<Materialised> => {
  const calendars = await deps.calendars.calendars();
  const settled = await settleAll(calendars, (calendar) => settleCalendar(deps, calendar, now));
  const failures = settled.filter((result) => result.status === "rejected");
  if (failures.length > 0)
    throw new AggregateError(
      failures.map(({ reason }): unknown => reason),
      `${failures.length} of ${calendars.length} calendars failed`,
    );
  const made = settled.map((result) => (result.status === "fulfilled" ? result.value : 0));
  return { calendars: calendars.length, slotsMade: made.reduce((sum, some) => sum + some, 0) };
};

import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import { settleAll } from "../settle-all.ts";
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

/**
 * Makes the slots of every calendar up to its horizon (S1), in the post's own days (S2), counts the days that are
 * new, and settles calendars whose publication was not followed up. Idempotent, as `settleCalendar` is. Days once
 * counted are kept up by `refreshDay`. A calendar that fails holds up no other; the run then throws.
 */
export const materialiseSlots = async (deps: MaterialiseDeps, now: number): Promise<Materialised> => {
  const calendars = await deps.calendars.calendars();
  const { done, failures } = await settleAll(calendars, PARALLEL_CALENDARS, (calendar) =>
    settleCalendar(deps, calendar, now),
  );
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${calendars.length} calendars failed`);
  return { calendars: calendars.length, slotsMade: done.reduce((sum, made) => sum + made, 0) };
};

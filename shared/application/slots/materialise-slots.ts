import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { daysBetween, localDate } from "#shared/domain/calendar/local-time.ts";
import { nextFreeDays } from "#shared/domain/slot/counts.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import type { CatalogueStore } from "#shared/ports/catalogue-store.ts";
import { settleAll } from "../settle-all.ts";
import type { SettlingDeps } from "./settle-calendar.ts";
import { settleCalendar } from "./settle-calendar.ts";

/** What making slots ahead needs. */
export interface MaterialiseDeps extends SettlingDeps {
  readonly catalogue: Pick<CatalogueStore, "posts">;
  readonly calendars: SettlingDeps["calendars"] & Pick<CalendarStore, "ofPost" | "days" | "noteFirstFree">;
}

/** What a run did. */
export interface Materialised {
  readonly calendars: number;
  readonly slotsMade: number;
}

/** Calendars at once: each writes a day's slots together, some fifty calls in all, which is what one client's sockets carry. */
const PARALLEL_CALENDARS = 4;

/** Settles a calendar, and notes once a local day how long people wait for it as they are shown (S4). */
const settleAndNote = async (deps: MaterialiseDeps, calendar: Calendar, now: number): Promise<number> => {
  const { postId, calendarId, timeZone } = calendar;
  const made = await settleCalendar(deps, calendar, now);
  const date = localDate(now, timeZone);
  const [first] = nextFreeDays(await deps.calendars.days(postId, calendarId), date);
  const inDays = first === undefined ? null : daysBetween(date, first);
  await deps.calendars.noteFirstFree({ postId, calendarId, date, inDays });
  return made;
};

/**
 * Makes the slots of every calendar up to its horizon (S1), in the post's own days (S2), counts the days that are
 * new, and settles calendars whose publication was not followed up. Idempotent, as `settleCalendar` is. Days once
 * counted are kept up by `refreshDay`. A post or a calendar that fails holds up no other; the run then throws.
 */
export const materialiseSlots = async (deps: MaterialiseDeps, now: number): Promise<Materialised> => {
  const read = await settleAll(await deps.catalogue.posts(), PARALLEL_CALENDARS, ({ id }) =>
    deps.calendars.ofPost(id),
  );
  const calendars = read.done.flat();
  const settled = await settleAll(calendars, PARALLEL_CALENDARS, (calendar) =>
    settleAndNote(deps, calendar, now),
  );
  const failures = [...read.failures, ...settled.failures];
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} posts or calendars failed`);
  return { calendars: calendars.length, slotsMade: settled.done.reduce((sum, made) => sum + made, 0) };
};

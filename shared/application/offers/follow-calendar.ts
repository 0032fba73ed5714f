import { localDate } from "#shared/domain/calendar/local-time.ts";
import type { DayCounts } from "#shared/domain/slot/counts.ts";
import type { WaitingRow } from "#shared/domain/waiting/waiting.ts";
import { waitsFor } from "#shared/domain/waiting/waiting.ts";
import type { Line } from "#shared/ports/offer-store.ts";
import { appointmentsOutside } from "../calendars/conflicts.ts";
import { alertWaiting } from "./alert-waiting.ts";
import type { OfferingDeps } from "./deps.ts";
import { offerEquivalent } from "./offer-displaced.ts";

const MINUTE_MS = 60_000;
/** When slots that do not follow the calendar yet are looked at again. */
const UNSETTLED_AGAIN_MS = MINUTE_MS;
/** When places are looked for again for those who got none. */
const NONE_FOUND_AGAIN_MS = 15 * MINUTE_MS;

const firstDayFor = (days: DayCounts, row: WaitingRow, today: string): string | undefined =>
  Object.keys(days)
    .filter((date) => date >= today && waitsFor(row, date) && (days[date] ?? 0) >= row.party)
    .toSorted()[0];

/** Tells those who want to be told that a published calendar has days for them, once for each version. */
const alertOfDays = async (
  deps: OfferingDeps,
  line: Line,
  days: DayCounts,
  today: string,
  version: number,
  now: number,
): Promise<void> => {
  const rows = await deps.offers.line(line);
  const told = rows.flatMap((row) => {
    const date = row.mode === "alert" ? firstDayFor(days, row, today) : undefined;
    return date === undefined ? [] : [{ row, date }];
  });
  const cause = [line.postId, line.calendarId, version].join(" ");
  await alertWaiting(deps, line, told, cause, now, told.length);
};

/**
 * What follows from a published calendar for people: those whose hours it took back are offered an equivalent
 * place each, in order of booking (S6); those who want to be told of places are told. Where slots do not follow it
 * yet, or somebody got no place, the sweep comes back to it. Twice is once.
 */
export const followCalendar = async (
  deps: OfferingDeps,
  line: Line,
  now: number,
  random: () => number = Math.random,
): Promise<void> => {
  const calendar = await deps.calendars.calendar(line.postId, line.calendarId);
  if (calendar === undefined) return;
  const again = (inMs: number) =>
    ({ kind: "calendar", at: new Date(now + inMs).toISOString(), ...line }) as const;
  // Noted first: many conflicts may take longer than a run has, and then the sweep goes on with them.
  await deps.offers.remind(again(NONE_FOUND_AGAIN_MS));
  let seenTo = true;
  for (const appointment of await appointmentsOutside(deps, calendar, now)) {
    const done = await offerEquivalent(deps, calendar, appointment, now, random);
    seenTo &&= done;
  }
  const { days, version } = await deps.calendars.settledDays(line.postId, line.calendarId);
  const settled = version >= calendar.version;
  if (settled) await alertOfDays(deps, line, days, localDate(now, calendar.timeZone), version, now);
  if (!settled) await deps.offers.remind(again(UNSETTLED_AGAIN_MS));
  if (!settled || seenTo) await deps.offers.settle(again(NONE_FOUND_AGAIN_MS));
};

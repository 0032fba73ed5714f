import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { isOpenAt } from "#shared/domain/calendar/calendar.ts";
import { localDate } from "#shared/domain/calendar/local-time.ts";
import { kindsFor } from "#shared/domain/slot/places.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import { nearestDays, nearestSeats } from "#shared/domain/waiting/equivalent.ts";
import { offerUntil } from "#shared/domain/waiting/offer.ts";
import type { Seat } from "#shared/domain/waiting/waiting.ts";
import type { Appointment } from "#shared/ports/appointment-store.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import type { OfferingDeps } from "./deps.ts";
import { makeOffer, offerIdOf } from "./make-offer.ts";

/** Days searched for an equivalent place, from the nearest on. */
const DAYS_SEARCHED = 10;
/** How often an appointment is tried while others take the same places. */
const TRIES = 4;

const SYSTEM = "offers-make";

interface Equivalent {
  readonly date: string;
  readonly seat: Seat;
  readonly until: number;
}

const findEquivalent = async (
  deps: OfferingDeps,
  calendar: Calendar,
  { urgent }: RequestRecord,
  appointment: Appointment,
  now: number,
  random: () => number,
): Promise<Equivalent | undefined> => {
  const { postId, calendarId, timeZone } = calendar;
  const { days } = await deps.calendars.settledDays(postId, calendarId);
  const dates = nearestDays(days, appointment, localDate(now, timeZone)).slice(0, DAYS_SEARCHED);
  for (const date of dates) {
    const day = (await deps.slots.day(postId, calendarId, date, { consistent: true })).filter(({ time }) =>
      isOpenAt(calendar, date, time),
    );
    for (const seat of nearestSeats(day, appointment, kindsFor({ urgent }), now, random)) {
      const until = offerUntil("displaced", seat, now);
      if (until !== undefined) return { date, seat, until };
    }
  }
  return undefined;
};

/** Whether this version of the calendar already gave the appointment its offer, or the request has another. */
const isSeenTo = (
  record: RequestRecord | undefined,
  { appointmentId, displaced }: Appointment,
  version: number,
  now: number,
): boolean =>
  record?.state !== "booked" ||
  record.appointment?.appointmentId !== appointmentId ||
  (record.hold?.until ?? 0) * 1000 > now ||
  (displaced !== undefined && displaced.version >= version && displaced.state !== "none-found");

/** Says in the list of conflicts that there is no equivalent place yet. */
const noteNone = async (
  deps: OfferingDeps,
  appointment: Appointment,
  version: number,
  now: number,
): Promise<void> => {
  const displaced = { version, state: "none-found" } as const;
  if (appointment.displaced?.state === displaced.state && appointment.displaced.version >= version) return;
  await deps.changes.commit({
    command: systemCommand(SYSTEM, appointment.appointmentId, version, "none-found"),
    pieces: [deps.appointments.changePiece(appointment, "noteDisplaced", { displaced }, now)],
    facts: [],
    answer: { status: 200, body: null },
    now,
  });
};

/**
 * Offers one person whose hours were taken back an equivalent place of the same post and calendar, once for each
 * version: on the nearest day, nearest to their time, for the whole party, held for 72 hours (S6). They keep what
 * they have until they answer. Returns whether there is nothing left to do for them.
 */
export const offerEquivalent = async (
  deps: OfferingDeps,
  calendar: Calendar,
  appointment: Appointment,
  now: number,
  random: () => number,
): Promise<boolean> => {
  const { postId, calendarId, version } = calendar;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const record = await deps.requests.find(appointment.requestId);
    if (record === undefined || isSeenTo(record, appointment, version, now)) return true;
    const found = await findEquivalent(deps, calendar, record, appointment, now, random);
    if (found === undefined) {
      await noteNone(deps, appointment, version, now);
      return false;
    }
    const command = systemCommand(SYSTEM, appointment.appointmentId, version);
    const { date, seat, until } = found;
    const displaced = {
      version,
      state: "offered",
      offerId: offerIdOf(command),
      date,
      time: seat.time,
      until: new Date(until * 1000).toISOString(),
    } as const;
    const offered = await makeOffer(
      deps,
      {
        kind: "displaced",
        record,
        line: { postId, calendarId },
        date,
        seat,
        until,
        confirmPresence: calendar.confirmPresence === true,
        command,
        also: [deps.appointments.changePiece(appointment, "noteDisplaced", { displaced }, now)],
      },
      now,
    );
    if (offered.ok) return true;
  }
  return false;
};

import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { datesFrom, isOpenAt, localDate } from "#shared/domain/calendar/calendar.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Displaced } from "#shared/domain/waiting/offer.ts";
import type { Appointment, AppointmentStore } from "#shared/ports/appointment-store.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import { inParallel } from "../in-parallel.ts";
import type { CalendarParams } from "./calendar-to-be.ts";
import type { CalendarsDeps } from "./deps.ts";

/** An appointment at a time that is no longer open: its people keep it until something else is agreed (S6). */
export interface Conflict {
  appointmentId: string;
  requestId: string;
  procedureId: string;
  date: string;
  time: string;
  startsAt: string;
  people: number;
  bookedAt: string;
  /** The equivalent place that was offered, and what became of that; or that none was found yet. */
  offer?: Omit<Displaced, "version" | "offerId">;
}

/** Days read at once. */
const DAYS_AT_ONCE = 8;

const appointmentsOn = async (
  deps: Pick<CalendarsDeps, "appointments">,
  postId: string,
  dates: readonly string[],
): Promise<readonly Appointment[]> =>
  (await inParallel(dates, DAYS_AT_ONCE, (date) => deps.appointments.ofDay(postId, date))).flat();

/**
 * The appointments to come that a calendar, published or to be, leaves outside its opening hours, in order of
 * booking (S6).
 */
export const appointmentsOutside = async (
  deps: {
    readonly calendars: Pick<CalendarStore, "settledDays">;
    readonly appointments: Pick<AppointmentStore, "ofDay">;
  },
  calendar: Calendar,
  now: number,
): Promise<readonly Appointment[]> => {
  const { postId, calendarId, timeZone, horizonDays } = calendar;
  const today = localDate(now, timeZone);
  const { days } = await deps.calendars.settledDays(postId, calendarId);
  const beyond = Object.keys(days).filter((date) => date >= today);
  const dates = [...new Set([...datesFrom(today, horizonDays), ...beyond])];
  const appointments = await appointmentsOn(deps, postId, dates);
  return appointments
    .filter(
      (appointment) =>
        appointment.calendarId === calendarId &&
        appointment.state === "booked" &&
        Date.parse(appointment.startsAt) > now &&
        !isOpenAt(calendar, appointment.date, appointment.time),
    )
    .toSorted(
      (one, other) =>
        one.createdAt.localeCompare(other.createdAt) || one.appointmentId.localeCompare(other.appointmentId),
    );
};

const shownOffer = ({ version: _version, offerId: _offerId, ...shown }: Displaced) => shown;

/** The same as a post's staff sees them, with what was offered to whom (S6). */
export const conflictsWith = async (
  deps: Pick<CalendarsDeps, "calendars" | "appointments">,
  calendar: Calendar,
  now: number,
): Promise<Conflict[]> => {
  const appointments = await appointmentsOutside(deps, calendar, now);
  return appointments.map(
    ({ appointmentId, requestId, procedureId, date, time, startsAt, names, createdAt, displaced }) => ({
      appointmentId,
      requestId,
      procedureId,
      date,
      time,
      startsAt,
      people: names.length,
      bookedAt: createdAt,
      ...(displaced && { offer: shownOffer(displaced) }),
    }),
  );
};

/** The conflicts of the published calendar (S6). Errors: `not-found`. */
export const listConflicts = async (
  deps: Pick<CalendarsDeps, "calendars" | "appointments">,
  call: Call<CalendarParams, unknown, unknown, StaffCaller>,
): Outcome<{ version: number; conflicts: Conflict[] }> => {
  const { postId, calendarId } = call.params;
  const calendar = await deps.calendars.calendar(postId, calendarId);
  if (calendar === undefined) return refuse("not-found");
  const conflicts = await conflictsWith(deps, calendar, call.now);
  return { ok: true, value: { status: 200, body: { version: calendar.version, conflicts } } };
};

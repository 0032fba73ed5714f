import { appointmentCancelled } from "#events/appointments/cancelled.v1.ts";
import { appointmentConfirmed } from "#events/appointments/confirmed.v1.ts";
import { appointmentLapsed } from "#events/appointments/lapsed.v1.ts";
import { appointmentRescheduled } from "#events/appointments/rescheduled.v1.ts";
import { calendarPublished } from "#events/calendars/published.v1.ts";
import { envelopeSchema } from "#events/envelope.ts";
import { readEvent } from "#events/registry.ts";
import { refreshDay } from "#shared/application/slots/refresh-day.ts";
import { settleCalendar } from "#shared/application/slots/settle-calendar.ts";
import type { Deps } from "./deps.ts";

interface Days {
  readonly calendarId: string;
  readonly dates: readonly string[];
}

const oneDay = ({ calendarId, date }: { readonly calendarId: string; readonly date: string }): Days => ({
  calendarId,
  dates: [date],
});

/** The days of a calendar whose places an event changed. */
const daysOf = (body: unknown, type: string): Days => {
  switch (type) {
    case appointmentRescheduled.type: {
      const { calendarId, from, date } = readEvent(appointmentRescheduled, body).data;
      return { calendarId, dates: from.date === date ? [date] : [from.date, date] };
    }
    case appointmentCancelled.type:
      return oneDay(readEvent(appointmentCancelled, body).data);
    case appointmentLapsed.type:
      return oneDay(readEvent(appointmentLapsed, body).data);
    default:
      return oneDay(readEvent(appointmentConfirmed, body).data);
  }
};

/** One event that changed the places of a day, or of two, or the calendar that all of them follow. */
export const refresh = async (deps: Deps, body: unknown): Promise<void> => {
  const { postid: postId, type } = envelopeSchema.parse(body);
  if (postId === undefined) throw new Error("a change of places without its post");
  const now = deps.clock.now();
  if (type === calendarPublished.type) {
    const { calendarId } = readEvent(calendarPublished, body).data;
    await settleCalendar(deps, { postId, calendarId }, now);
    return;
  }
  const { calendarId, dates } = daysOf(body, type);
  for (const date of dates) await refreshDay(deps, { postId, calendarId, date }, now);
};

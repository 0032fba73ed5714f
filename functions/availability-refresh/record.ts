import { appointmentCancelled } from "#events/appointments/cancelled.v1.ts";
import { appointmentConfirmed } from "#events/appointments/confirmed.v1.ts";
import { appointmentRescheduled } from "#events/appointments/rescheduled.v1.ts";
import { envelopeSchema } from "#events/envelope.ts";
import { readEvent } from "#events/registry.ts";
import { refreshDay } from "#shared/application/slots/refresh-day.ts";
import type { Deps } from "./deps.ts";

/** The days of a calendar whose places an event changed. */
const daysOf = (body: unknown): { readonly calendarId: string; readonly dates: readonly string[] } => {
  const { type } = envelopeSchema.parse(body);
  if (type === appointmentRescheduled.type) {
    const { calendarId, from, date } = readEvent(appointmentRescheduled, body).data;
    return { calendarId, dates: from.date === date ? [date] : [from.date, date] };
  }
  const { calendarId, date } =
    type === appointmentCancelled.type
      ? readEvent(appointmentCancelled, body).data
      : readEvent(appointmentConfirmed, body).data;
  return { calendarId, dates: [date] };
};

/** One event that changed the places of a day, or of two. */
export const refresh = async (deps: Deps, body: unknown): Promise<void> => {
  const { calendarId, dates } = daysOf(body);
  const { postid: postId } = envelopeSchema.parse(body);
  if (postId === undefined) throw new Error("an appointment without its post");
  for (const date of dates) await refreshDay(deps, { postId, calendarId, date }, deps.clock.now());
};

import { appointmentConfirmed } from "#events/appointments/confirmed.v1.ts";
import { calendarPublished } from "#events/calendars/published.v1.ts";
import { envelopeSchema } from "#events/envelope.ts";
import { readEvent } from "#events/registry.ts";
import { refreshDay } from "#shared/application/slots/refresh-day.ts";
import { settleCalendar } from "#shared/application/slots/settle-calendar.ts";
import type { Deps } from "./deps.ts";

/** One event that changed a day's places, or the calendar that all of them follow. */
export const refresh = async (deps: Deps, body: unknown): Promise<void> => {
  const { postid: postId, type } = envelopeSchema.parse(body);
  if (postId === undefined) throw new Error("a change of places without its post");
  const now = deps.clock.now();
  if (type === calendarPublished.type) {
    const { calendarId } = readEvent(calendarPublished, body).data;
    await settleCalendar(deps, { postId, calendarId }, now);
    return;
  }
  const { calendarId, date } = readEvent(appointmentConfirmed, body).data;
  await refreshDay(deps, { postId, calendarId, date }, now);
};

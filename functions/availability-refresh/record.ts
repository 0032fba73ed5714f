import { appointmentCancelled } from "#events/appointments/cancelled.v1.ts";
import { appointmentConfirmed } from "#events/appointments/confirmed.v1.ts";
import { appointmentLapsed } from "#events/appointments/lapsed.v1.ts";
import { appointmentOfferEnded } from "#events/appointments/offer-ended.v1.ts";
import { appointmentOffered } from "#events/appointments/offered.v1.ts";
import { appointmentRescheduled } from "#events/appointments/rescheduled.v1.ts";
import { calendarPublished } from "#events/calendars/published.v1.ts";
import type { EventKind } from "#events/define.ts";
import { envelopeSchema } from "#events/envelope.ts";
import { readEvent } from "#events/registry.ts";
import { refreshDay } from "#shared/application/slots/refresh-day.ts";
import { settleCalendar } from "#shared/application/slots/settle-calendar.ts";
import type { Deps } from "./deps.ts";

/** What changes the places of one day. */
const onOneDay: readonly Pick<
  EventKind<{ readonly calendarId: string; readonly date: string }>,
  "type" | "schema"
>[] = [
  appointmentConfirmed,
  appointmentCancelled,
  appointmentLapsed,
  appointmentOffered,
  appointmentOfferEnded,
];

/** The days of a calendar whose places an event changed. */
const daysOf = (
  body: unknown,
  type: string,
): { readonly calendarId: string; readonly dates: readonly string[] } => {
  if (type === appointmentRescheduled.type) {
    const { calendarId, from, date } = readEvent(appointmentRescheduled, body).data;
    return { calendarId, dates: from.date === date ? [date] : [from.date, date] };
  }
  const kind = onOneDay.find((each) => each.type === type);
  if (kind === undefined) throw new Error("no places change by this type of event");
  const { calendarId, date } = readEvent(kind, body).data;
  return { calendarId, dates: [date] };
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

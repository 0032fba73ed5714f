import { appointmentCancelled } from "#events/appointments/cancelled.v1.ts";
import { appointmentLapsed } from "#events/appointments/lapsed.v1.ts";
import { appointmentOfferEnded } from "#events/appointments/offer-ended.v1.ts";
import { appointmentRescheduled } from "#events/appointments/rescheduled.v1.ts";
import { calendarPublished } from "#events/calendars/published.v1.ts";
import { envelopeSchema } from "#events/envelope.ts";
import { readEvent } from "#events/registry.ts";
import { followCalendar } from "#shared/application/offers/follow-calendar.ts";
import { offerFreed } from "#shared/application/offers/offer-freed.ts";
import type { Deps } from "./deps.ts";

/** The day on which an event freed places, for each type that does. */
const freedBy: Readonly<
  Record<string, (body: unknown) => { readonly calendarId: string; readonly date: string }>
> = {
  [appointmentCancelled.type]: (body) => readEvent(appointmentCancelled, body).data,
  [appointmentLapsed.type]: (body) => readEvent(appointmentLapsed, body).data,
  [appointmentOfferEnded.type]: (body) => readEvent(appointmentOfferEnded, body).data,
  [appointmentRescheduled.type]: (body) => {
    const { calendarId, from } = readEvent(appointmentRescheduled, body).data;
    return { calendarId, date: from.date };
  },
};

/** One event that freed places, which are offered to who waits (A5), or a published calendar (S6). */
export const make = async (deps: Deps, body: unknown): Promise<void> => {
  const { id, type, postid: postId } = envelopeSchema.parse(body);
  if (postId === undefined) throw new Error("a change of places without its post");
  const now = deps.clock.now();
  if (type === calendarPublished.type) {
    const { calendarId } = readEvent(calendarPublished, body).data;
    return await followCalendar(deps, { postId, calendarId }, now);
  }
  const freed = freedBy[type];
  if (freed === undefined) throw new Error("no places are freed by this type of event");
  const { calendarId, date } = freed(body);
  await offerFreed(deps, { postId, calendarId, date }, id, now);
};

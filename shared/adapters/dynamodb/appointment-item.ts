import * as z from "zod";
import { appointmentStates } from "#shared/domain/appointment/appointment.ts";
import { reminderKinds } from "#shared/domain/appointment/due.ts";
import { displacedStates } from "#shared/domain/waiting/offer.ts";

/** Places of one slot. */
export const slotPartSchema = z.strictObject({ time: z.string(), places: z.array(z.int().nonnegative()) });

/**
 * A confirmed place for the people of one request (A2), as stored: one day of a post is one partition, so the
 * desk's day list is one query. `names` are for that list; identity documents are read from the request (R7).
 */
export const appointmentItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  appointmentId: z.string(),
  requestId: z.string(),
  accountId: z.string(),
  postId: z.string(),
  calendarId: z.string(),
  procedureId: z.string(),
  /** Local calendar date and wall-clock time at the post (S2). */
  date: z.iso.date(),
  time: z.string(),
  /** The same as a UTC instant. */
  startsAt: z.iso.datetime(),
  places: z.array(z.int().nonnegative()),
  /** The slots after the first, for a party that one slot could not take (A1). */
  more: z.array(slotPartSchema).optional(),
  names: z.array(z.string()),
  /** Keyed digests of each person's identity, for the guards (A2). */
  personKeys: z.array(z.string()),
  state: z.enum(appointmentStates),
  /** Counts the changes that its calendar entry shows (A8); each write names the one it read. */
  sequence: z.int().nonnegative(),
  /** How often it was rescheduled (A4). */
  moves: z.int().nonnegative(),
  createdAt: z.iso.datetime(),
  movedAt: z.iso.datetime().optional(),
  /** The last reminder of this time of it: forgotten when it is moved (A6, A8). */
  reminded: z.enum(reminderKinds).optional(),
  /** A6 */
  presence: z
    .strictObject({
      from: z.iso.datetime(),
      until: z.iso.datetime(),
      confirmedAt: z.iso.datetime().optional(),
    })
    .optional(),
  /** Its hours were taken back: the equivalent place that was offered (S6). */
  displaced: z
    .strictObject({
      version: z.int().positive(),
      state: z.enum(displacedStates),
      offerId: z.string().optional(),
      date: z.iso.date().optional(),
      time: z.string().optional(),
      until: z.iso.datetime().optional(),
    })
    .optional(),
  arrivedAt: z.iso.datetime().optional(),
  /** On the old day of a rescheduled appointment: where it went. */
  movedTo: z.strictObject({ date: z.iso.date(), time: z.string() }).optional(),
  /** When, by whom and with which stamps the visit was closed (T8). */
  closure: z
    .strictObject({
      at: z.iso.datetime(),
      staffId: z.string(),
      desk: z.string(),
      stampIds: z.array(z.string()),
    })
    .optional(),
});

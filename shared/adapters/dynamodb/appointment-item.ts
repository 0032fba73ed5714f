import * as z from "zod";

/** How an appointment ended or stands. */
export const appointmentStates = ["booked", "served", "cancelled"] as const;

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
  names: z.array(z.string()),
  /** Keyed digests of each person's identity, for the guards (A2). */
  personKeys: z.array(z.string()),
  state: z.enum(appointmentStates),
  createdAt: z.iso.datetime(),
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

import * as z from "zod";
import { placeKinds } from "#shared/domain/slot/places.ts";

/** For how long a list of slots entitles its valid request to hold one of them (S4). */
export const SLOTS_GRANT_SECONDS = 15 * 60;

/** What a list of slots lets its reader do: hold one of this calendar's slots for this request (S4). */
export const slotsGrantSchema = z.strictObject({
  requestId: z.string(),
  accountId: z.string(),
  postId: z.string(),
  calendarId: z.string(),
  party: z.int().min(1).max(6),
  kinds: z.array(z.enum(placeKinds)),
  /** Whether the post asks for presence to be confirmed (A6). */
  confirmPresence: z.boolean().optional(),
});

/** What a hold lets its owner confirm: everything the appointment needs, so that confirming reads nothing. */
export const holdTokenSchema = z.strictObject({
  requestId: z.string(),
  accountId: z.string(),
  postId: z.string(),
  calendarId: z.string(),
  procedureId: z.string(),
  hold: z.string(),
  date: z.iso.date(),
  time: z.string(),
  startsAt: z.iso.datetime(),
  places: z.array(z.int()),
  more: z.array(z.strictObject({ time: z.string(), places: z.array(z.int()) })).optional(),
  confirmPresence: z.boolean().optional(),
  /** The appointment that an offer stands in for, because its hours were taken back (S6). */
  displaces: z.string().optional(),
  names: z.array(z.string()),
  personKeys: z.array(z.string()),
});

export type SlotsGrant = z.infer<typeof slotsGrantSchema>;
export type HoldToken = z.infer<typeof holdTokenSchema>;

import * as z from "zod";
import type { CitizenCaller } from "#shared/domain/caller.ts";
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
  /** The member of staff who was shown these kinds of places: nobody else may take them (S3). */
  staffId: z.string().optional(),
  /** Whether the post asks for presence to be confirmed (A6). */
  confirmPresence: z.boolean().optional(),
  /** After how many missed appointments these people may no longer book by themselves; 0 never (A7). */
  noShowLimit: z.int().nonnegative().optional(),
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
  noShowLimit: z.int().nonnegative().optional(),
  /** The appointment that an offer stands in for, because its hours were taken back (S6). */
  displaces: z.string().optional(),
  names: z.array(z.string()),
  personKeys: z.array(z.string()),
});

export type SlotsGrant = z.infer<typeof slotsGrantSchema>;

/** Whether a list of slots was shown to who calls now, for the request they call about. */
export const isGrantedTo = (
  { requestId, accountId, staffId }: SlotsGrant,
  wanted: string,
  { accountId: caller, agent }: CitizenCaller,
): boolean => requestId === wanted && accountId === caller && staffId === agent?.staffId;
export type HoldToken = z.infer<typeof holdTokenSchema>;

import * as z from "zod";
import { type Place, placeKinds, WITHDRAWN } from "#shared/domain/slot/places.ts";
import type { Slot, SlotKey } from "#shared/ports/slot-store.ts";
import { keys } from "./keys.ts";

/** Attribute names of one letter keep a slot of 20 places under 1 KB. */
const placeSchema = z.strictObject({
  k: z.enum([...placeKinds, WITHDRAWN]),
  u: z.int(),
  r: z.string().optional(),
  h: z.string().optional(),
  a: z.string().optional(),
});

/** A slot as stored. */
export const slotItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  postId: z.string(),
  calendarId: z.string(),
  date: z.iso.date(),
  startsAt: z.iso.datetime(),
  places: z.array(placeSchema),
  /** Places taken by holds, and places whose hold was confirmed or given back; the rest has lapsed or still holds. */
  held: z.int().nonnegative().optional(),
  ended: z.int().nonnegative().optional(),
  expiresAt: z.int(),
});

const toPlace = ({ k, u, r, h, a }: z.infer<typeof placeSchema>): Place => ({
  kind: k,
  until: u,
  requestId: r,
  hold: h,
  appointmentId: a,
});

/** Reads a stored slot. */
export const toSlot = (item: unknown): Slot => {
  const { pk, sk, expiresAt, places, ...slot } = slotItemSchema.parse(item);
  return { ...slot, time: sk, places: places.map(toPlace) };
};

/** The key of a slot. */
export const slotKeyOf = ({ postId, calendarId, date, time }: SlotKey) =>
  keys.slot(postId, calendarId, date, time);

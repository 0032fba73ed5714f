import * as z from "zod";
import { appointmentStates } from "#shared/domain/appointment/appointment.ts";
import { dateSchema, requestIdSchema, timeSchema } from "./common.ts";

export const dayParamsSchema = z.strictObject({ requestId: requestIdSchema, date: dateSchema });

export const daysReplySchema = z.strictObject({
  postId: z.string(),
  city: z.string(),
  timeZone: z.string(),
  /** How many people come together: days with fewer free places are left out. */
  party: z.int(),
  days: z.array(z.strictObject({ date: z.iso.date(), places: z.int() })),
});

export const slotsReplySchema = z.strictObject({
  timeZone: z.string(),
  city: z.string(),
  slots: z.array(
    z.strictObject({
      slotId: z.string(),
      date: z.iso.date(),
      /** Wall-clock time at the post (S2). */
      time: z.string(),
      startsAt: z.iso.datetime(),
      places: z.int(),
      /** In how many consecutive slots the party sits that starts here (A1); a hold of more than one says so. */
      slots: z.int(),
    }),
  ),
  /** Proof that this valid request may hold one of these slots; good for 15 minutes (S4). */
  slotsGrant: z.string(),
});

/** `2026-12-01T09:30`: local date and wall-clock time of a slot at the request's post. */
export const slotIdSchema = z
  .string()
  .refine(
    (id) =>
      id.charAt(10) === "T" &&
      dateSchema.safeParse(id.slice(0, 10)).success &&
      timeSchema.safeParse(id.slice(11)).success,
    "invalid-slot",
  );

export const newHoldSchema = z.strictObject({
  slotId: slotIdSchema,
  slotsGrant: z.string().max(4_000, "too-long"),
  /** In how many consecutive slots the party agrees to sit; one where not said (A1). */
  slots: z.int().min(1, "too-few").max(6, "too-many").optional(),
});

export const holdReplySchema = z.strictObject({
  holdToken: z.string(),
  until: z.iso.datetime(),
  places: z.int(),
  date: z.iso.date(),
  time: z.string(),
  startsAt: z.iso.datetime(),
  more: z.array(z.strictObject({ time: z.string(), places: z.int() })).optional(),
});

export const extendedReplySchema = z.strictObject({ until: z.iso.datetime() });

export const cancelledReplySchema = z.strictObject({
  appointmentId: z.string(),
  state: z.literal("cancelled"),
  /** Until when the request may choose another slot (R6). */
  validUntil: z.iso.datetime().optional(),
});

export const rescheduledReplySchema = z.strictObject({
  appointmentId: z.string(),
  date: z.iso.date(),
  time: z.string(),
  startsAt: z.iso.datetime(),
  movesLeft: z.int(),
});

export const presenceReplySchema = z.strictObject({ appointmentId: z.string(), at: z.iso.datetime() });

export const newAppointmentSchema = z.strictObject({ holdToken: z.string().max(8_000, "too-long") });

export const bookedReplySchema = z.strictObject({
  appointmentId: z.string(),
  date: z.iso.date(),
  time: z.string(),
  startsAt: z.iso.datetime(),
});

export const appointmentReplySchema = z.strictObject({
  appointmentId: z.string(),
  requestId: z.string(),
  reference: z.string(),
  procedureId: z.string(),
  state: z.enum(appointmentStates),
  post: z.strictObject({ postId: z.string(), city: z.string(), country: z.string(), timeZone: z.string() }),
  date: z.iso.date(),
  time: z.string(),
  startsAt: z.iso.datetime(),
  /** The same with the post's offset (S2). */
  localTime: z.string(),
  /** How often it may still be moved (A4). */
  movesLeft: z.int(),
  /** When presence is to be confirmed, where the post asks for it, and when it was (A6). */
  presence: z
    .strictObject({
      from: z.iso.datetime(),
      until: z.iso.datetime(),
      confirmedAt: z.iso.datetime().optional(),
    })
    .optional(),
  /** The times of the slots after the first, where one did not take the whole party (A1). */
  more: z.array(z.string()).optional(),
  people: z.array(z.string()),
  documents: z.array(z.strictObject({ beneficiary: z.int(), documentId: z.string(), optional: z.boolean() })),
  calendarUrl: z.string(),
});

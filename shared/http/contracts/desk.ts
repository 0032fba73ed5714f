import * as z from "zod";
import { appointmentStates } from "#shared/domain/appointment/appointment.ts";
import { refusalCodes } from "#shared/domain/refusal.ts";
import { stampStates } from "#shared/domain/stamp/stamp.ts";
import {
  appointmentIdSchema,
  dateSchema,
  moneySchema,
  referenceSchema,
  requestIdSchema,
  slugSchema,
} from "./common.ts";
import { stampCodeSchema } from "./stamp-code.ts";
import { attachedStampSchema, stampIdSchema } from "./stamps.ts";

/** The people of one request (R1). */
const MAX_PEOPLE = 6;

export const postParamsSchema = z.strictObject({ postId: slugSchema });

/** One local day of the post, or one request by its reference, or its id: exactly one of the two. */
export const visitsQuerySchema = z
  .strictObject({
    date: dateSchema.optional(),
    reference: z.union([requestIdSchema, referenceSchema], { error: "invalid-reference" }).optional(),
  })
  .refine(({ date, reference }) => (date === undefined) !== (reference === undefined), "date-or-reference");

const closureSchema = z.strictObject({
  at: z.iso.datetime(),
  desk: z.string(),
  stampIds: z.array(z.string()),
});

const visitFields = {
  appointmentId: z.string(),
  requestId: z.string(),
  reference: z.string(),
  procedureId: z.string(),
  date: z.iso.date(),
  /** Local time at the post (S2). */
  time: z.string(),
  startsAt: z.iso.datetime(),
  state: z.enum(appointmentStates),
  arrivedAt: z.iso.datetime().optional(),
  /** Came, or has still not come, more than a quarter of an hour after the start (A7). */
  late: z.boolean(),
  /** Where a rescheduled appointment went, on its old day (A4). */
  movedTo: z.strictObject({ date: z.iso.date(), time: z.string() }).optional(),
  closure: closureSchema.optional(),
};

export const visitsReplySchema = z.strictObject({
  visits: z.array(z.strictObject({ ...visitFields, names: z.array(z.string()) })),
});

export const visitParamsSchema = z.strictObject({
  postId: slugSchema,
  date: dateSchema,
  appointmentId: appointmentIdSchema,
});

export const visitReplySchema = z.strictObject({
  ...visitFields,
  /** Whom to expect, to be compared with their papers (R7). */
  people: z.array(
    z.strictObject({
      familyName: z.string(),
      givenNames: z.string().optional(),
      familyNameArabic: z.string().optional(),
      givenNamesArabic: z.string().optional(),
      birthDate: z.iso.date(),
      cin: z.string().optional(),
      passportNumber: z.string().optional(),
    }),
  ),
  /** For each person; a stamp each where it is not zero (T8). */
  fee: moneySchema,
  /** Those attached to the request: they need no code (T5). */
  stamps: z.array(attachedStampSchema),
});

export const stampCheckSchema = z.strictObject({ code: stampCodeSchema, procedureId: slugSchema.optional() });

export const stampCheckReplySchema = z.strictObject({
  stampId: z.string(),
  state: z.enum(stampStates),
  /** Whether it could be consumed now, for that act if one was named. */
  usable: z.boolean(),
  reason: z.enum(refusalCodes).optional(),
  procedureId: z.string(),
  amount: moneySchema,
  validUntil: z.iso.datetime(),
  /** Until when a partner's claim stands. */
  reservedUntil: z.iso.datetime().optional(),
  /** When and where it was used; never by whom. */
  use: z
    .strictObject({
      at: z.iso.datetime(),
      where: z.enum(["desk", "partner"]),
      postId: z.string().optional(),
      desk: z.string().optional(),
    })
    .optional(),
});

export const closingSchema = z.strictObject({
  desk: z.string().regex(/^[A-Za-z0-9-]{1,8}$/, "desk-format"),
  /** One stamp for each person where the procedure has a fee, none where it is free (T8): by their codes … */
  stampCodes: z.array(stampCodeSchema).max(MAX_PEOPLE),
  /** … or, without them, those attached to the request (T5). */
  stampIds: z.array(stampIdSchema).max(MAX_PEOPLE).default([]),
});

export const arrivedReplySchema = z.strictObject({
  appointmentId: z.string(),
  state: z.literal("arrived"),
  at: z.iso.datetime(),
  late: z.boolean(),
});

export const missedReplySchema = z.strictObject({
  appointmentId: z.string(),
  state: z.literal("no-show"),
});

export const reversedReplySchema = z.strictObject({
  appointmentId: z.string(),
  state: z.literal("booked"),
});

export const closedReplySchema = z.strictObject({
  appointmentId: z.string(),
  state: z.literal("served"),
  at: z.iso.datetime(),
  stampIds: z.array(z.string()),
});

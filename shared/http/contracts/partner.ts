import * as z from "zod";
import { idPattern } from "#shared/domain/ids.ts";
import { moneySchema, slugSchema } from "./common.ts";
import { stampCodeSchema } from "./stamp-code.ts";

/** A code and a second fact, the act it is to pay for (T7). */
export const verificationSchema = z.strictObject({ code: stampCodeSchema, procedureId: slugSchema });

export const verificationReplySchema = z.strictObject({
  state: z.literal("issued"),
  stampId: z.string(),
  procedureId: z.string(),
  amount: moneySchema,
  validUntil: z.iso.datetime(),
});

export const newReservationSchema = z.strictObject({
  code: stampCodeSchema,
  procedureId: slugSchema,
  /** The partner's own file number; no personal data. */
  reference: z.string().regex(/^[\w./-]{1,64}$/, "reference-format"),
});

export const reservationReplySchema = z.strictObject({
  reservationId: z.string(),
  stampId: z.string(),
  until: z.iso.datetime(),
});

export const reservationParamsSchema = z.strictObject({
  reservationId: z.string().regex(idPattern("reservation"), "invalid-id"),
});

export const committedReplySchema = z.strictObject({
  stampId: z.string(),
  state: z.literal("consumed"),
  at: z.iso.datetime(),
});

export const releasedReplySchema = z.null();

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A stamp was used, at a desk or by a partner (T6, T7, T8). */
export const stampConsumed = defineEvent(
  "gov.wisal.stamps.consumed.v1",
  "A stamp was used, at a desk or by a partner (T6, T7, T8).",
  () =>
    z.strictObject({
      stampId: z.string(),
      procedureId: z.string(),
      amountMad: z.int().positive(),
      /** Where: the appointment at a desk, or the partner and its reservation. */
      at: z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("desk"), postId: z.string(), appointmentId: z.string() }),
        z.strictObject({ kind: z.literal("partner"), partnerId: z.string(), reservationId: z.string() }),
      ]),
    }),
);

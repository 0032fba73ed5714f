import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A stamp was not used within its validity; it can still be refunded until the date given (T5, T9). */
export const stampExpired = defineEvent(
  "gov.wisal.stamps.expired.v1",
  "A stamp was not used within its validity; it can still be refunded until the date given (T5, T9).",
  () =>
    z.strictObject({
      stampId: z.string(),
      orderId: z.string(),
      unit: z.int().min(1).max(10),
      refundableUntil: z.iso.datetime(),
    }),
);

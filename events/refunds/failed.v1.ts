import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A provider refused to pay a refund; it is tried again (T9). */
export const refundFailed = defineEvent(
  "gov.wisal.refunds.failed.v1",
  "A provider refused to pay a refund; it is tried again (T9).",
  () =>
    z.strictObject({
      refundId: z.string(),
      orderId: z.string(),
      /** The provider's own short code. */
      reason: z.string(),
      tries: z.int().positive(),
    }),
);

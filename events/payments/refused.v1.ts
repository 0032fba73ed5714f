import * as z from "zod";
import { defineEvent } from "../define.ts";

/** The provider refused a payment; the order can be paid again until it expires. */
export const paymentRefused = defineEvent(
  "gov.wisal.payments.refused.v1",
  "The provider refused a payment; the order can be paid again until it expires.",
  () =>
    z.strictObject({
      orderId: z.string(),
      transactionId: z.string(),
      reason: z.string(),
    }),
);

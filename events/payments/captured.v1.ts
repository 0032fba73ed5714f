import * as z from "zod";
import { defineEvent } from "../define.ts";

/** The provider captured the payment of an order (T2). */
export const paymentCaptured = defineEvent(
  "gov.wisal.payments.captured.v1",
  "The provider captured the payment of an order (T2).",
  () =>
    z.strictObject({
      orderId: z.string(),
      transactionId: z.string(),
      channel: z.enum(["card", "agency", "terminal", "wallet"]),
      amountMad: z.int().positive(),
      units: z.int().min(1).max(10),
    }),
);

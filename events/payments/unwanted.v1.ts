import * as z from "zod";
import { defineEvent } from "../define.ts";

/** Money was taken for an order that had no use for it: it must go back (T2, T9). */
export const paymentUnwanted = defineEvent(
  "gov.wisal.payments.unwanted.v1",
  "Money was taken for an order that had no use for it: it must go back (T2, T9).",
  () =>
    z.strictObject({
      orderId: z.string(),
      transactionId: z.string(),
      channel: z.enum(["card", "agency", "terminal", "wallet"]),
      amountMad: z.int().positive(),
      /** The order's time was over, it was paid already, or it was cancelled. */
      reason: z.enum(["late", "second", "wrong-state"]),
    }),
);

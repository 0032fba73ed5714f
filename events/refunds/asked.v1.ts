import * as z from "zod";
import { defineEvent } from "../define.ts";
import { refundKindSchema } from "./kind.ts";

/** Money is to go back: its payer is told (T9). */
export const refundAsked = defineEvent(
  "gov.wisal.refunds.asked.v1",
  "Money is to go back: for a stamp nobody used, or a capture without use (T9).",
  () =>
    z.strictObject({
      refundId: z.string(),
      orderId: z.string(),
      accountId: z.string(),
      kind: refundKindSchema(),
      channel: z.enum(["card", "agency", "terminal", "wallet"]),
      amountMad: z.int().positive(),
      stampId: z.string().optional(),
    }),
);

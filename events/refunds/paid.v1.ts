import * as z from "zod";
import { defineEvent } from "../define.ts";
import { refundKindSchema } from "./kind.ts";

/** Money went back through the channel that it came by (T9). */
export const refundPaid = defineEvent(
  "gov.wisal.refunds.paid.v1",
  "Money went back through the channel that it came by (T9).",
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

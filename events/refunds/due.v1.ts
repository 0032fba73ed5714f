import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A refund is to be paid, for the first time or again (T9). */
export const refundDue = defineEvent(
  "gov.wisal.refunds.due.v1",
  "A refund is to be paid, for the first time or again (T9).",
  () => z.strictObject({ refundId: z.string(), orderId: z.string() }),
);

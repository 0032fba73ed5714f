import * as z from "zod";
import { defineEvent } from "../define.ts";

/** The buyer gave up an order that nobody paid (T2). */
export const orderCancelled = defineEvent(
  "gov.wisal.orders.cancelled.v1",
  "The buyer gave up an order that nobody paid (T2).",
  () => z.strictObject({ orderId: z.string() }),
);

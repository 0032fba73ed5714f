import * as z from "zod";
import { defineEvent } from "../define.ts";

/** An order was not paid in its time; it cannot be paid any more (T2). */
export const orderExpired = defineEvent(
  "gov.wisal.orders.expired.v1",
  "An order was not paid in its time; it cannot be paid any more (T2).",
  () => z.strictObject({ orderId: z.string() }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** An order can be paid at banks and agencies by a reference, which is sent to its buyer (T2). */
export const paymentReferenceGiven = defineEvent(
  "gov.wisal.payments.reference-given.v1",
  "An order can be paid at banks and agencies by a reference, which is sent to its buyer (T2).",
  () => z.strictObject({ orderId: z.string(), payableUntil: z.iso.datetime() }),
);

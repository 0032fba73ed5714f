import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A stamp was issued for one captured unit (T3). */
export const stampIssued = defineEvent(
  "gov.wisal.stamps.issued.v1",
  "A stamp was issued for one captured unit (T3).",
  () =>
    z.strictObject({
      stampId: z.string(),
      orderId: z.string(),
      unit: z.int().min(1).max(10),
      procedureId: z.string(),
      amountMad: z.int().positive(),
      validUntil: z.iso.datetime(),
    }),
);

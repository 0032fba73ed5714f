import * as z from "zod";
import { defineEvent } from "../define.ts";

/** The buyer asked for a stamp's code to be sent again, to the same phone (T4). */
export const stampResendAsked = defineEvent(
  "gov.wisal.stamps.resend-asked.v1",
  "The buyer asked for a stamp's code to be sent again, to the same phone (T4).",
  () =>
    z.strictObject({
      stampId: z.string(),
      orderId: z.string(),
      unit: z.int().min(1).max(10),
      procedureId: z.string(),
      validUntil: z.iso.datetime(),
      /** Which time this is: 1 to 3. */
      resend: z.int().min(1).max(3),
    }),
);

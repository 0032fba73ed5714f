import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A stamp was taken out of use for a while: its clock stands still (T6). */
export const stampSuspended = defineEvent(
  "gov.wisal.stamps.suspended.v1",
  "A stamp was taken out of use for a while: its clock stands still (T6).",
  () =>
    z.strictObject({
      stampId: z.string(),
      reason: z.enum(["code-stolen", "payment-disputed", "fraud-reported", "enquiry"]),
    }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A suspended stamp can be used again (T6). */
export const stampReinstated = defineEvent(
  "gov.wisal.stamps.reinstated.v1",
  "A suspended stamp can be used again (T6).",
  () =>
    z.strictObject({
      stampId: z.string(),
      reason: z.enum(["code-stolen", "payment-disputed", "fraud-reported", "enquiry"]),
      validUntil: z.iso.datetime(),
    }),
);

import * as z from "zod";
import { channelSchema } from "../channel.ts";
import { defineEvent } from "../define.ts";

/** The rejected documents were corrected; the request is back in the review queue (R4, R5). */
export const requestCorrected = defineEvent(
  "gov.wisal.requests.corrected.v1",
  "The rejected documents were corrected; the request is back in the review queue (R4, R5).",
  () =>
    z.strictObject({
      requestId: z.string(),
      procedureId: z.string(),
      corrected: z
        .array(z.strictObject({ beneficiary: z.int().min(1).max(6), documentId: z.string() }))
        .min(1),
      reviewDueOn: z.iso.date(),
      channel: channelSchema,
    }),
);

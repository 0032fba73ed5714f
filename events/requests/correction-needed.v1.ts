import * as z from "zod";
import { channelSchema } from "../channel.ts";
import { defineEvent } from "../define.ts";

/** An officer rejected documents; the request waits for their correction (R4). */
export const requestCorrectionNeeded = defineEvent(
  "gov.wisal.requests.correction-needed.v1",
  "An officer rejected documents; the request waits for their correction (R4).",
  () =>
    z.strictObject({
      requestId: z.string(),
      accountId: z.string(),
      procedureId: z.string(),
      rejected: z.array(
        z.strictObject({ beneficiary: z.int().min(1).max(6), documentId: z.string(), reason: z.string() }),
      ),
      correctBy: z.iso.datetime(),
      channel: channelSchema,
    }),
);

import * as z from "zod";
import { channelSchema } from "../channel.ts";
import { defineEvent } from "../define.ts";

/** A request was submitted for review (R3). */
export const requestSubmitted = defineEvent(
  "gov.wisal.requests.submitted.v1",
  "A request was submitted for review (R3).",
  () =>
    z.strictObject({
      requestId: z.string(),
      procedureId: z.string(),
      beneficiaries: z.int().min(1).max(6),
      reviewDueOn: z.iso.date(),
      channel: channelSchema,
    }),
);

import * as z from "zod";
import { channelSchema } from "../channel.ts";
import { defineEvent } from "../define.ts";

/** A draft was replaced by another (R7). */
export const requestChanged = defineEvent(
  "gov.wisal.requests.changed.v1",
  "A draft was replaced by another (R7).",
  () =>
    z.strictObject({
      requestId: z.string(),
      procedureId: z.string(),
      beneficiaries: z.int().min(1).max(6),
      channel: channelSchema,
    }),
);

import * as z from "zod";
import { channelSchema } from "../channel.ts";
import { defineEvent } from "../define.ts";

/** A citizen began a request (R1). */
export const requestDrafted = defineEvent(
  "gov.wisal.requests.drafted.v1",
  "A citizen began a request (R1).",
  () =>
    z.strictObject({
      requestId: z.string(),
      procedureId: z.string(),
      beneficiaries: z.int().min(1).max(6),
      channel: channelSchema,
    }),
);

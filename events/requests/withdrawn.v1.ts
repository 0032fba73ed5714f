import * as z from "zod";
import { channelSchema } from "../channel.ts";
import { defineEvent } from "../define.ts";

/** A request was withdrawn before it had an appointment (R1). */
export const requestWithdrawn = defineEvent(
  "gov.wisal.requests.withdrawn.v1",
  "A request was withdrawn before it had an appointment (R1).",
  () =>
    z.strictObject({
      requestId: z.string(),
      procedureId: z.string(),
      /** The state it was withdrawn from. */
      from: z.enum(["draft", "submitted", "needs-correction", "valid"]),
      channel: channelSchema,
    }),
);

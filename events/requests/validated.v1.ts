import * as z from "zod";
import { channelSchema } from "../channel.ts";
import { defineEvent } from "../define.ts";

/** A request became valid: a slot may be chosen until the given instant (R6). */
export const requestValidated = defineEvent(
  "gov.wisal.requests.validated.v1",
  "A request became valid: a slot may be chosen until the given instant (R6).",
  () =>
    z.strictObject({
      requestId: z.string(),
      accountId: z.string(),
      procedureId: z.string(),
      validUntil: z.iso.datetime(),
      /** False where the procedure needs no review and was valid on submission. */
      reviewed: z.boolean(),
      channel: channelSchema,
    }),
);

import * as z from "zod";
import { channelSchema } from "../channel.ts";
import { defineEvent } from "../define.ts";

/** The first of two officers accepted a request's papers; another one is to confirm (R4). */
export const requestAcceptedOnce = defineEvent(
  "gov.wisal.requests.accepted-once.v1",
  "The first of two officers accepted a request's papers; another one is to confirm (R4).",
  () => z.strictObject({ requestId: z.string(), procedureId: z.string(), channel: channelSchema }),
);

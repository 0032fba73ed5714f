import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A stamp was taken off a request, or that request is over: its clock goes on (T5). */
export const stampDetached = defineEvent(
  "gov.wisal.stamps.detached.v1",
  "A stamp was taken off a request, or that request is over: its clock goes on (T5).",
  () =>
    z.strictObject({
      stampId: z.string(),
      requestId: z.string(),
      reason: z.enum(["asked", "request-over"]),
      validUntil: z.iso.datetime(),
    }),
);

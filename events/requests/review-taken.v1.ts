import * as z from "zod";
import { defineEvent } from "../define.ts";

/** An officer took a request to review it, or kept it for longer (R4). */
export const reviewTaken = defineEvent(
  "gov.wisal.requests.review-taken.v1",
  "An officer took a request to review it, or kept it for longer (R4).",
  () =>
    z.strictObject({
      requestId: z.string(),
      procedureId: z.string(),
      until: z.iso.datetime(),
      /** By the head of post, from whoever had it. */
      takenOver: z.boolean(),
    }),
);

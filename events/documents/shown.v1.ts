import * as z from "zod";
import { defineEvent } from "../define.ts";

/** Somebody was given a link to the rebuilt copy of a paper (D3); the envelope says who. */
export const documentShown = defineEvent(
  "gov.wisal.documents.shown.v1",
  "Somebody was given a link to the rebuilt copy of a paper (D3).",
  () =>
    z.strictObject({
      requestId: z.string(),
      uploadId: z.string(),
      beneficiary: z.int().min(1).max(6),
      documentId: z.string(),
    }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** An uploaded paper has its verdict (D2). */
export const documentInspected = defineEvent(
  "gov.wisal.documents.inspected.v1",
  "An uploaded paper has its verdict (D2).",
  () =>
    z.strictObject({
      requestId: z.string(),
      uploadId: z.string(),
      beneficiary: z.int().min(1).max(6),
      documentId: z.string(),
      outcome: z.enum(["passed", "warned", "failed"]),
      verdict: z.enum([
        "passed",
        "too-blurred",
        "wrong-type",
        "unreadable",
        "password-protected",
        "active-content",
        "too-small",
        "too-many-pages",
        "too-large",
        "photo-ratio",
        "photo-not-picture",
        "malware",
      ]),
    }),
);

import * as z from "zod";
import { channelSchema } from "../channel.ts";
import { defineEvent } from "../define.ts";

/** A citizen may upload one file for one paper, within minutes (D1). */
export const documentGranted = defineEvent(
  "gov.wisal.documents.granted.v1",
  "A citizen may upload one file for one paper, within minutes (D1).",
  () =>
    z.strictObject({
      requestId: z.string(),
      uploadId: z.string(),
      beneficiary: z.int().min(1).max(6),
      documentId: z.string(),
      type: z.enum(["application/pdf", "image/jpeg", "image/png", "image/heic"]),
      channel: channelSchema,
    }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** The papers of an ended request were deleted (D4). */
export const documentsDeleted = defineEvent(
  "gov.wisal.documents.deleted.v1",
  "The papers of an ended request were deleted (D4).",
  () =>
    z.strictObject({
      requestId: z.string(),
      cause: z.enum(["retention", "erasure"]),
      /** When the request ended, and when its papers were due to go. */
      endedAt: z.iso.datetime(),
      dueAt: z.iso.datetime(),
      /** Files found and deleted; none is left. */
      files: z.int().nonnegative(),
    }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A citizen changed how they are written to (N2, N3). */
export const accountChanged = defineEvent(
  "gov.wisal.accounts.changed.v1",
  "A citizen changed how they are written to (N2, N3).",
  () =>
    z.strictObject({
      accountId: z.string(),
      language: z.enum(["ar", "fr", "es", "en"]),
      /** What became of the address for e-mails; never the address. */
      emailChange: z.enum(["kept", "set", "removed"]),
    }),
);

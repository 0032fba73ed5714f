import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A citizen confirmed another phone as their account's; which, is said nowhere (R2). */
export const accountPhoneChanged = defineEvent(
  "gov.wisal.accounts.phone-changed.v1",
  "A citizen confirmed another phone as their account's; the one before is told (R2, N1).",
  () => z.strictObject({ accountId: z.string() }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** Every row of a settlement file was matched, and what follows from it was done (T10). */
export const settlementMatched = defineEvent(
  "gov.wisal.settlements.matched.v1",
  "Every row of a settlement file was matched (T10).",
  () =>
    z.strictObject({
      fileId: z.string(),
      channel: z.enum(["card", "agency", "terminal", "wallet"]),
      rows: z.int().positive(),
    }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** Somebody asked for the use of a stamp to be reversed; another person decides (T6). */
export const reversalProposed = defineEvent(
  "gov.wisal.stamps.reversal-proposed.v1",
  "Somebody asked for the use of a stamp to be reversed; another person decides (T6).",
  () =>
    z.strictObject({
      stampId: z.string(),
      proposalId: z.string(),
      reason: z.string(),
    }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** Somebody asked for a change that a second person has to allow (T9). */
export const proposalMade = defineEvent(
  "gov.wisal.proposals.made.v1",
  "Somebody asked for a change that a second person has to allow (T9).",
  () =>
    z.strictObject({
      proposalId: z.string(),
      kind: z.enum(["refund", "reversal"]),
      subject: z.string(),
      reason: z.string(),
      until: z.iso.datetime(),
    }),
);

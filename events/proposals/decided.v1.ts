import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A second person allowed or refused a change, or who asked for it took it back (T9). */
export const proposalDecided = defineEvent(
  "gov.wisal.proposals.decided.v1",
  "A second person allowed or refused a change, or who asked for it took it back (T9).",
  () =>
    z.strictObject({
      proposalId: z.string(),
      kind: z.enum(["refund", "reversal"]),
      subject: z.string(),
      decision: z.enum(["approved", "rejected", "withdrawn"]),
    }),
);

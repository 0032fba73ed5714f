import * as z from "zod";
import { defineEvent } from "../define.ts";

/** The use of a stamp stays as it is: the proposal was rejected or withdrawn (T6). */
export const reversalClosed = defineEvent(
  "gov.wisal.stamps.reversal-closed.v1",
  "The use of a stamp stays as it is: the proposal was rejected or withdrawn (T6).",
  () =>
    z.strictObject({
      stampId: z.string(),
      proposalId: z.string(),
      decision: z.enum(["rejected", "withdrawn"]),
    }),
);

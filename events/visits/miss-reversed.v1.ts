import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A no-show had been recorded by mistake: the appointment stands and nothing counts (A7). */
export const visitMissReversed = defineEvent(
  "gov.wisal.visits.miss-reversed.v1",
  "A no-show had been recorded by mistake: the appointment stands and nothing counts (A7).",
  () =>
    z.strictObject({
      appointmentId: z.string(),
      requestId: z.string(),
      procedureId: z.string(),
      people: z.int().min(1).max(6),
    }),
);

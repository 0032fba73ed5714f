import * as z from "zod";
import { defineEvent } from "../define.ts";

/** Nobody came to an appointment (A7). */
export const visitMissed = defineEvent(
  "gov.wisal.visits.missed.v1",
  "Nobody came to an appointment (A7).",
  () =>
    z.strictObject({
      appointmentId: z.string(),
      requestId: z.string(),
      procedureId: z.string(),
      people: z.int().min(1).max(6),
    }),
);

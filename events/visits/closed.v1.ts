import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A visit was served and closed with its stamps (T8). */
export const visitClosed = defineEvent(
  "gov.wisal.visits.closed.v1",
  "A visit was served and closed with its stamps (T8).",
  () =>
    z.strictObject({
      appointmentId: z.string(),
      requestId: z.string(),
      procedureId: z.string(),
      stamps: z.int().min(0).max(6),
    }),
);

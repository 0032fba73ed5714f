import * as z from "zod";
import { defineEvent } from "../define.ts";

/** The people of an appointment are there (A7). */
export const visitArrived = defineEvent(
  "gov.wisal.visits.arrived.v1",
  "The people of an appointment are there (A7).",
  () =>
    z.strictObject({
      appointmentId: z.string(),
      requestId: z.string(),
      procedureId: z.string(),
      /** More than a quarter of an hour after the start. */
      late: z.boolean(),
    }),
);

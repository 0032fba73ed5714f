import * as z from "zod";
import { defineEvent } from "../define.ts";

/** The people of an appointment will come (A6). */
export const presenceConfirmed = defineEvent(
  "gov.wisal.appointments.presence-confirmed.v1",
  "The people of an appointment will come (A6).",
  () => z.strictObject({ appointmentId: z.string(), requestId: z.string(), procedureId: z.string() }),
);

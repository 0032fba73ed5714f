import * as z from "zod";
import { defineEvent } from "../define.ts";

/** Held places became an appointment (A1, A2). */
export const appointmentConfirmed = defineEvent(
  "gov.wisal.appointments.confirmed.v1",
  "Held places became an appointment (A1, A2).",
  () =>
    z.strictObject({
      appointmentId: z.string(),
      requestId: z.string(),
      accountId: z.string(),
      procedureId: z.string(),
      calendarId: z.string(),
      date: z.iso.date(),
      time: z.string().regex(/^\d{2}:\d{2}$/),
      startsAt: z.iso.datetime(),
      places: z.int().min(1).max(6),
    }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** An appointment was cancelled; its places return after a random delay (A5). */
export const appointmentCancelled = defineEvent(
  "gov.wisal.appointments.cancelled.v1",
  "An appointment was cancelled; its places return after a random delay (A5).",
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
      /** The iCalendar sequence of this change (A8). */
      sequence: z.int().min(1),
    }),
);

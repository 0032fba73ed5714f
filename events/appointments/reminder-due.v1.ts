import * as z from "zod";
import { defineEvent } from "../define.ts";

/** People are to be reminded of an appointment (A6, A8): once for each kind and each time that it has. */
export const reminderDue = defineEvent(
  "gov.wisal.appointments.reminder-due.v1",
  "People are to be reminded of an appointment (A6, A8): once for each kind and each time that it has.",
  () =>
    z.strictObject({
      appointmentId: z.string(),
      requestId: z.string(),
      accountId: z.string(),
      procedureId: z.string(),
      /** The window to confirm presence opens or is about to close; the appointment is tomorrow. */
      reminder: z.enum(["presence-opens", "presence-closes", "day-before"]),
      date: z.iso.date(),
      time: z.string().regex(/^\d{2}:\d{2}$/),
      startsAt: z.iso.datetime(),
      places: z.int().min(1).max(6),
      /** When presence is to be confirmed, where that is what it is about (A6). */
      presence: z.strictObject({ from: z.iso.datetime(), until: z.iso.datetime() }).optional(),
    }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** An appointment took other places and freed its old ones (A4). */
export const appointmentRescheduled = defineEvent(
  "gov.wisal.appointments.rescheduled.v1",
  "An appointment took other places and freed its old ones (A4).",
  () =>
    z.strictObject({
      appointmentId: z.string(),
      requestId: z.string(),
      accountId: z.string(),
      procedureId: z.string(),
      calendarId: z.string(),
      from: z.strictObject({ date: z.iso.date(), time: z.string().regex(/^\d{2}:\d{2}$/) }),
      date: z.iso.date(),
      time: z.string().regex(/^\d{2}:\d{2}$/),
      startsAt: z.iso.datetime(),
      places: z.int().min(1).max(6),
      /** The iCalendar sequence of this change (A8). */
      sequence: z.int().min(1),
    }),
);

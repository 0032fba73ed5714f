import * as z from "zod";
import { defineEvent } from "../define.ts";

/** Places are held for a request until its owner answers (A5, S6); `postid` is the post of the places. */
export const appointmentOffered = defineEvent(
  "gov.wisal.appointments.offered.v1",
  "Places are held for a request until its owner answers (A5, S6).",
  () =>
    z.strictObject({
      offerId: z.string(),
      kind: z.enum(["waiting-list", "displaced"]),
      requestId: z.string(),
      accountId: z.string(),
      procedureId: z.string(),
      calendarId: z.string(),
      date: z.iso.date(),
      time: z.string().regex(/^\d{2}:\d{2}$/),
      startsAt: z.iso.datetime(),
      places: z.int().min(1).max(6),
      until: z.iso.datetime(),
    }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** An offer was not accepted: its places go to the next in line, or return after a random delay (A5, S6). */
export const appointmentOfferEnded = defineEvent(
  "gov.wisal.appointments.offer-ended.v1",
  "An offer was not accepted: its places go to the next in line, or return after a random delay (A5, S6).",
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
      end: z.enum(["declined", "lapsed", "withdrawn"]),
      /** Whether its entry in the waiting list ended with it. */
      entryEnded: z.boolean(),
    }),
);

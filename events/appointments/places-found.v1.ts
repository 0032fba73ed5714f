import * as z from "zod";
import { defineEvent } from "../define.ts";

/** There are places on a day that a request wants to be told of; none is held for it (A5). */
export const placesFound = defineEvent(
  "gov.wisal.appointments.places-found.v1",
  "There are places on a day that a request wants to be told of; none is held for it (A5).",
  () =>
    z.strictObject({
      requestId: z.string(),
      accountId: z.string(),
      procedureId: z.string(),
      calendarId: z.string(),
      date: z.iso.date(),
    }),
);

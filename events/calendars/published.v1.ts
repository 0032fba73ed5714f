import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A post published a calendar: its slots are brought after it (S1, S6). */
export const calendarPublished = defineEvent(
  "gov.wisal.calendars.published.v1",
  "A post published a calendar (S1, S6).",
  () => z.strictObject({ calendarId: z.string(), version: z.int().positive() }),
);

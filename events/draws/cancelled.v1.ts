import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A draw was cancelled before its window opened: its dates are the public's again. */
export const drawCancelled = defineEvent(
  "gov.wisal.draws.cancelled.v1",
  "A draw was cancelled before its window opened: its dates are the public's again.",
  () =>
    z.strictObject({
      drawId: z.string(),
      calendarId: z.string(),
    }),
);

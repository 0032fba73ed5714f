import * as z from "zod";
import { defineEvent } from "../define.ts";
import { hexSchema } from "../hex.ts";

/** A draw was drawn: its seed and its result are published. */
export const drawDrawn = defineEvent(
  "gov.wisal.draws.drawn.v1",
  "A draw was drawn: its seed and its result are published.",
  () =>
    z.strictObject({
      drawId: z.string(),
      calendarId: z.string(),
      seed: hexSchema,
      tickets: z.int().nonnegative(),
      winners: z.int().nonnegative(),
    }),
);

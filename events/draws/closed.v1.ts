import * as z from "zod";
import { defineEvent } from "../define.ts";
import { hexSchema } from "../hex.ts";

/** A draw was closed: what it is drawn from is published and can change no more. */
export const drawClosed = defineEvent(
  "gov.wisal.draws.closed.v1",
  "A draw was closed: what it is drawn from is published and can change no more.",
  () =>
    z.strictObject({
      drawId: z.string(),
      calendarId: z.string(),
      tickets: z.int().nonnegative(),
      /** Digest of slots and tickets, in hex. */
      digest: hexSchema,
    }),
);

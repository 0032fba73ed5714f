import * as z from "zod";
import { defineEvent } from "../define.ts";
import { hexSchema } from "../hex.ts";

/** A draw of some dates of a calendar was announced, with the commitment to its seed. */
export const drawAnnounced = defineEvent(
  "gov.wisal.draws.announced.v1",
  "A draw of some dates of a calendar was announced, with the commitment to its seed.",
  () =>
    z.strictObject({
      drawId: z.string(),
      calendarId: z.string(),
      from: z.iso.date(),
      to: z.iso.date(),
      opensAt: z.iso.datetime(),
      closesAt: z.iso.datetime(),
      drawAt: z.iso.datetime(),
      /** SHA-256 of the seed, in hex. */
      commitment: hexSchema,
    }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A request has places by lot, held until the given instant. */
export const drawWon = defineEvent(
  "gov.wisal.draws.won.v1",
  "A request has places by lot, held until the given instant.",
  () =>
    z.strictObject({
      drawId: z.string(),
      requestId: z.string(),
      accountId: z.string(),
      procedureId: z.string(),
      date: z.iso.date(),
      time: z.string(),
      places: z.int().positive(),
      until: z.iso.datetime(),
    }),
);

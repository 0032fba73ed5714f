import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A sheet of exchange rates was posted (T1); `version` counts the sheets. */
export const ratesPosted = defineEvent(
  "gov.wisal.rates.posted.v1",
  "A sheet of exchange rates was posted (T1).",
  () =>
    z.strictObject({
      version: z.int().positive(),
      source: z.string(),
      rates: z
        .array(z.strictObject({ currency: z.string(), madPerUnit: z.string(), asOf: z.iso.datetime() }))
        .min(1),
    }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A partner reserved a stamp (T7). */
export const stampReserved = defineEvent(
  "gov.wisal.stamps.reserved.v1",
  "A partner reserved a stamp (T7).",
  () =>
    z.strictObject({
      stampId: z.string(),
      reservationId: z.string(),
      partnerId: z.string(),
      until: z.iso.datetime(),
    }),
);

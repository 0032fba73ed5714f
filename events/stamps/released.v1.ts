import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A partner released its reservation; the stamp can be used again (T7). */
export const stampReleased = defineEvent(
  "gov.wisal.stamps.released.v1",
  "A partner released its reservation; the stamp can be used again (T7).",
  () =>
    z.strictObject({
      stampId: z.string(),
      reservationId: z.string(),
      partnerId: z.string(),
    }),
);

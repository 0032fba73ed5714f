import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A partner's reservation came to its end unused, and the stamp is free again (T7). */
export const stampReservationLapsed = defineEvent(
  "gov.wisal.stamps.reservation-lapsed.v1",
  "A partner's reservation came to its end unused (T7).",
  () =>
    z.strictObject({
      stampId: z.string(),
      reservationId: z.string(),
      partnerId: z.string(),
    }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** The time for refunds of an unused stamp is over: its money is the State's (T9, T10). */
export const stampLapsed = defineEvent(
  "gov.wisal.stamps.lapsed.v1",
  "The time for refunds of an unused stamp is over: its money is the State's (T9, T10).",
  () =>
    z.strictObject({
      stampId: z.string(),
      orderId: z.string(),
      unit: z.int().min(1).max(10),
      amountMad: z.int().positive(),
    }),
);

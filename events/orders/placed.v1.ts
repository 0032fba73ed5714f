import * as z from "zod";
import { defineEvent } from "../define.ts";

/** Stamps were ordered; price, tariff and rate are frozen (T1, T2). */
export const orderPlaced = defineEvent(
  "gov.wisal.orders.placed.v1",
  "Stamps were ordered; price, tariff and rate are frozen (T1, T2).",
  () =>
    z.strictObject({
      orderId: z.string(),
      accountId: z.string(),
      units: z.int().min(1).max(10),
      amountMad: z.int().nonnegative(),
    }),
);

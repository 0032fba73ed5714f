import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A stamp has another one in its place: its code was lost, or its use was reversed (T3, T6). */
export const stampReplaced = defineEvent(
  "gov.wisal.stamps.replaced.v1",
  "A stamp has another one in its place: its code was lost, or its use was reversed (T3, T6).",
  () =>
    z.strictObject({
      stampId: z.string(),
      replacedBy: z.string(),
      orderId: z.string(),
      unit: z.int().min(1).max(10),
      reason: z.enum(["code-lost", "use-reversed"]),
    }),
);

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** The network said whether the SMS with a stamp's code arrived (T4, N3). */
export const messageSettled = defineEvent(
  "gov.wisal.messages.settled.v1",
  "The network said whether the SMS with a stamp's code arrived (T4, N3).",
  () =>
    z.strictObject({
      messageId: z.string(),
      status: z.enum(["delivered", "failed"]),
      /** When the provider had taken it. */
      sentAt: z.iso.datetime(),
      orderId: z.string(),
      unit: z.int().min(1).max(10),
      stampId: z.string(),
      /** Which sending: the first (0), or one that its buyer asked for (1 to 3). */
      resend: z.int().min(0).max(3),
    }),
);

import * as z from "zod";
import { phoneKeyOf } from "#shared/domain/message/message.ts";
import type { Receipt } from "#shared/ports/message-store.ts";

/** What SNS logs of each SMS; we read four fields of some fifteen. */
const lineSchema = z.object({
  notification: z.object({
    messageId: z.string().min(1),
    /** UTC without saying so: `2026-11-21 19:40:34.558`. */
    timestamp: z.string().regex(/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?Z?$/),
  }),
  delivery: z.object({ destination: z.string().min(1) }),
  status: z.enum(["SUCCESS", "FAILURE"]),
});

const json = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** Reads one line of SNS's delivery log; the phone becomes its key at once. `undefined`: not such a line. */
export const readDeliveryStatus = (line: string): Receipt | undefined => {
  const parsed = lineSchema.safeParse(json(line));
  if (!parsed.success) return undefined;
  const { notification, delivery, status } = parsed.data;
  const at = new Date(`${notification.timestamp.replace(" ", "T").replace("Z", "")}Z`);
  return {
    phoneKey: phoneKeyOf(delivery.destination),
    providerId: notification.messageId,
    at: at.toISOString(),
    status: status === "SUCCESS" ? "delivered" : "failed",
  };
};

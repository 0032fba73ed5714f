import * as z from "zod";
import { quietHoursSchema } from "#shared/config/quiet-hours.ts";

/** The variables of messages-send. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
  MAIL_FROM: z.email(),
  QUIET_HOURS: quietHoursSchema,
  SMS_PER_SECOND: z.coerce.number().int().positive(),
  /** Deliveries after which an event is set aside. */
  MAX_RECEIVES: z.coerce.number().int().positive(),
  RECEIPT_WINDOW_SECONDS: z.coerce.number().int().positive().optional(),
});

/** The parsed environment of messages-send. */
export type Env = z.infer<typeof envSchema>;

import * as z from "zod";

/** The variables of stamps-deliver. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
  STAMPS_TABLE: z.string().min(1),
  SEAL_KEY_ID: z.string().min(1),
  MAIL_FROM: z.email(),
  SMS_PER_SECOND: z.coerce.number().int().positive(),
  /** Deliveries after which an event is set aside. */
  MAX_RECEIVES: z.coerce.number().int().positive(),
  RECEIPT_WINDOW_SECONDS: z.coerce.number().int().positive().optional(),
});

/** The parsed environment of stamps-deliver. */
export type Env = z.infer<typeof envSchema>;

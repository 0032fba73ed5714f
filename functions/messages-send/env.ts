import * as z from "zod";

/** The variables of messages-send. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
  MAIL_FROM: z.email(),
  RECEIPT_WINDOW_SECONDS: z.coerce.number().int().positive().optional(),
});

/** The parsed environment of messages-send. */
export type Env = z.infer<typeof envSchema>;

import * as z from "zod";

/** The variables of stamps-deliver. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
  STAMPS_TABLE: z.string().min(1),
  SEAL_KEY_ID: z.string().min(1),
  MAIL_FROM: z.email(),
  RECEIPT_WINDOW_SECONDS: z.coerce.number().int().positive().optional(),
});

/** The parsed environment of stamps-deliver. */
export type Env = z.infer<typeof envSchema>;

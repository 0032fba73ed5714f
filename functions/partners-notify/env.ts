import * as z from "zod";

/** The variables of partners-notify. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
  STAMPS_TABLE: z.string().min(1),
  WEBHOOK_SECRET_ID: z.string().min(1),
  NOTIFY_QUEUE_URL: z.string().min(1),
  /** `true` only where partners' servers are this very machine. */
  NOTICES_STAY_HERE: z.enum(["true", "false"]),
});

/** The parsed environment of partners-notify. */
export type Env = z.infer<typeof envSchema>;

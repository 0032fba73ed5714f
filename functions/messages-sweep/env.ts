import * as z from "zod";

/** The variables of messages-sweep. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
  MESSAGES_QUEUE_URL: z.string().min(1),
});

/** The parsed environment of messages-sweep. */
export type Env = z.infer<typeof envSchema>;

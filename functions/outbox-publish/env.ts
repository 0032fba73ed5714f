import * as z from "zod";

/** The variables of outbox-publish. */
export const envSchema = z.object({
  EVENTS_TOPIC_ARN: z.string().min(1),
});

/** The parsed environment of outbox-publish. */
export type Env = z.infer<typeof envSchema>;

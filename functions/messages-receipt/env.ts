import * as z from "zod";

/** The variables of messages-receipt. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
});

/** The parsed environment of messages-receipt. */
export type Env = z.infer<typeof envSchema>;

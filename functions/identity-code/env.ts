import * as z from "zod";

/** The variables of identity-code. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
});

/** The parsed environment of identity-code. */
export type Env = z.infer<typeof envSchema>;

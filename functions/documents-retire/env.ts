import * as z from "zod";

/** What the function reads from its environment. */
export const envSchema = z.object({ CORE_TABLE: z.string().min(1), CLEAN_BUCKET: z.string().min(1) });
export type Env = z.infer<typeof envSchema>;

import * as z from "zod";

/** What the function reads from its environment. */
export const envSchema = z.object({ CORE_TABLE: z.string().min(1), SITE_URL: z.url() });
export type Env = z.infer<typeof envSchema>;

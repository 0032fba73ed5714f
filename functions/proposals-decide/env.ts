import * as z from "zod";

/** The variables of proposals-decide. */
export const envSchema = z.object({ STAMPS_TABLE: z.string().min(1), SITE_URL: z.url() });

/** The parsed environment of proposals-decide. */
export type Env = z.infer<typeof envSchema>;

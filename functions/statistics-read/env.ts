import * as z from "zod";

/** The variables of statistics-read. */
export const envSchema = z.object({ CORE_TABLE: z.string().min(1), SITE_URL: z.url() });

/** The parsed environment of statistics-read. */
export type Env = z.infer<typeof envSchema>;

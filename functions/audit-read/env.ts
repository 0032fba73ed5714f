import * as z from "zod";

/** The variables of audit-read. */
export const envSchema = z.object({ AUDIT_TABLE: z.string().min(1), SITE_URL: z.url() });

/** The parsed environment of audit-read. */
export type Env = z.infer<typeof envSchema>;

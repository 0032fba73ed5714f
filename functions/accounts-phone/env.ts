import * as z from "zod";

/** The variables of accounts-phone. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
  PERSON_SECRET_ID: z.string().min(1),
  SITE_URL: z.url(),
  /** The citizens' user pool, and where its interface answers; empty for an issuer without one of ours. */
  CITIZEN_POOL_ID: z.string(),
  CITIZEN_POOL_URL: z.string(),
});

/** The parsed environment of accounts-phone. */
export type Env = z.infer<typeof envSchema>;

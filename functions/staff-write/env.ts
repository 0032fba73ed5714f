import * as z from "zod";

/** What the function reads from its environment. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
  SITE_URL: z.url(),
  /** `iss` of the staff's tokens. */
  STAFF_ISSUER: z.url(),
  /** The user pool behind that issuer, and where its interface answers; empty for an issuer without one of ours. */
  STAFF_POOL_ID: z.string(),
  STAFF_POOL_URL: z.string(),
});
export type Env = z.infer<typeof envSchema>;

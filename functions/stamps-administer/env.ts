import * as z from "zod";

/** The variables of stamps-administer. */
export const envSchema = z.object({
  STAMPS_TABLE: z.string().min(1),
  STAMP_SECRET_ID: z.string().min(1),
  SEAL_KEY_ID: z.string().min(1),
  SITE_URL: z.url(),
});

/** The parsed environment of stamps-administer. */
export type Env = z.infer<typeof envSchema>;

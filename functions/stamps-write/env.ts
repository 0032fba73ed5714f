import * as z from "zod";

/** The variables of stamps-write. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
  STAMPS_TABLE: z.string().min(1),
  STAMP_SECRET_ID: z.string().min(1),
  SEAL_KEY_ID: z.string().min(1),
  SITE_URL: z.url(),
});

/** The parsed environment of stamps-write. */
export type Env = z.infer<typeof envSchema>;

import * as z from "zod";

/** The variables of mandates-write. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
  MANDATE_SECRET_ID: z.string().min(1),
  PERSON_SECRET_ID: z.string().min(1),
  SITE_URL: z.url(),
});

/** The parsed environment of mandates-write. */
export type Env = z.infer<typeof envSchema>;

import * as z from "zod";
import { issuersSchema } from "#shared/config/issuers.ts";

/** The variables of accounts-write. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
  PERSON_SECRET_ID: z.string().min(1),
  ISSUERS: issuersSchema,
  SITE_URL: z.url(),
});

/** The parsed environment of accounts-write. */
export type Env = z.infer<typeof envSchema>;

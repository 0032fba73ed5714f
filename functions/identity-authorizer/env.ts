import * as z from "zod";
import { issuersSchema } from "#shared/config/issuers.ts";

/** The variables of identity-authorizer. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
  MANDATE_SECRET_ID: z.string().min(1),
  ISSUERS: issuersSchema,
});

/** The parsed environment of identity-authorizer. */
export type Env = z.infer<typeof envSchema>;

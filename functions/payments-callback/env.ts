import * as z from "zod";

/** The variables of payments-callback. */
export const envSchema = z.object({
  STAMPS_TABLE: z.string().min(1),
  CMI_SECRET_ID: z.string().min(1),
  CMI_CLIENT_ID: z.string().min(1),
  AGENCY_SECRET_ID: z.string().min(1),
  WALLET_SECRET_ID: z.string().min(1),
  WALLET_MERCHANT_ID: z.string().min(1),
  SITE_URL: z.url(),
});

/** The parsed environment of payments-callback. */
export type Env = z.infer<typeof envSchema>;

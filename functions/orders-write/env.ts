import * as z from "zod";

/** The variables of orders-write. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
  STAMPS_TABLE: z.string().min(1),
  CMI_SECRET_ID: z.string().min(1),
  CMI_URL: z.url(),
  CMI_CLIENT_ID: z.string().min(1),
  WALLET_SECRET_ID: z.string().min(1),
  WALLET_URL: z.url(),
  WALLET_MERCHANT_ID: z.string().min(1),
  SITE_URL: z.url(),
});

/** The parsed environment of orders-write. */
export type Env = z.infer<typeof envSchema>;

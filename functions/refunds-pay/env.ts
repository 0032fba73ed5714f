import * as z from "zod";

/** The variables of refunds-pay. */
export const envSchema = z.object({
  STAMPS_TABLE: z.string().min(1),
  CMI_API_URL: z.url(),
  CMI_API_USER: z.string().min(1),
  CMI_API_SECRET_ID: z.string().min(1),
  CMI_CLIENT_ID: z.string().min(1),
});

/** The parsed environment of refunds-pay. */
export type Env = z.infer<typeof envSchema>;

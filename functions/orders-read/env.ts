import * as z from "zod";

/** The variables of orders-read. */
export const envSchema = z.object({
  CORE_TABLE: z.string().min(1),
  STAMPS_TABLE: z.string().min(1),
  SITE_URL: z.url(),
});

/** The parsed environment of orders-read. */
export type Env = z.infer<typeof envSchema>;

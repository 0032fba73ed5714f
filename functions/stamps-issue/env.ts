import * as z from "zod";

/** The variables of stamps-issue. */
export const envSchema = z.object({
  STAMPS_TABLE: z.string().min(1),
  STAMP_SECRET_ID: z.string().min(1),
  SEAL_KEY_ID: z.string().min(1),
});

/** The parsed environment of stamps-issue. */
export type Env = z.infer<typeof envSchema>;

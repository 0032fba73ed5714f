import * as z from "zod";

/** The variables of audit-record. */
export const envSchema = z.object({
  AUDIT_TABLE: z.string().min(1),
});

/** The parsed environment of audit-record. */
export type Env = z.infer<typeof envSchema>;

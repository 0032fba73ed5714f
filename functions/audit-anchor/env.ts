import * as z from "zod";

/** The variables of audit-anchor. */
export const envSchema = z.object({
  AUDIT_TABLE: z.string().min(1),
  ANCHORS_BUCKET: z.string().min(1),
  ANCHOR_KEY_ID: z.string().min(1),
});

/** The parsed environment of audit-anchor. */
export type Env = z.infer<typeof envSchema>;

import * as z from "zod";

/**
 * A citizen's account as stored. `phone` (E.164) comes from the issuer, which confirmed it; `email` is what
 * the person gave for their messages (N3).
 */
export const accountItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.literal("ACC"),
  accountId: z.string(),
  status: z.enum(["active", "suspended"]),
  phone: z.string().regex(/^\+[1-9]\d{6,14}$/),
  language: z.enum(["ar", "fr", "es", "en"]),
  email: z.email().optional(),
  createdAt: z.iso.datetime(),
});

/** A stored account. */
export type AccountItem = z.infer<typeof accountItemSchema>;

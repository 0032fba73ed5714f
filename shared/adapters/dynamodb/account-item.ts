import * as z from "zod";
import { preferredChannels } from "#shared/domain/account/account.ts";

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/);

/**
 * A citizen's account as stored. `phone` (E.164) comes from the issuer, which confirmed it, or was
 * confirmed here by a code; `email` is what
 * the person gave for their messages (N3).
 */
export const accountItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.literal("ACC"),
  accountId: z.string(),
  status: z.enum(["active", "suspended"]),
  phone: e164,
  formerPhone: e164.optional(),
  language: z.enum(["ar", "fr", "es", "en"]),
  email: z.email().optional(),
  prefers: z.enum(preferredChannels).optional(),
  createdAt: z.iso.datetime(),
});

const joinedItemSchema = z.strictObject({ pk: z.string(), sk: z.literal("ACC"), joined: z.string() });

/**
 * The account that a sign-in leads to when it is not the one of its own id: an agent had opened it for the same
 * phone before. Undefined for an account, or for none.
 */
export const joinedAccountOf = (item: unknown): string | undefined => {
  const joined = joinedItemSchema.safeParse(item);
  return joined.success ? joined.data.joined : undefined;
};

/** A stored account. */
export type AccountItem = z.infer<typeof accountItemSchema>;

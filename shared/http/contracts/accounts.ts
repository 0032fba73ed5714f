import * as z from "zod";
import { preferredChannels } from "#shared/domain/account/account.ts";

/** The languages of messages (N2). */
const language = z.enum(["ar", "fr", "es", "en"]);

/** `PUT /account`: what is absent stays as it is stored, `email: null` takes the address away. The phone comes from the issuer. */
export const accountBody = z.strictObject({
  language,
  email: z.email({ error: "invalid-email" }).max(254).nullable().optional(),
  prefers: z.enum(preferredChannels).optional(),
});

/** A citizen's account as shown to them; phone and e-mail are masked: screens are shared (R2). */
export const accountReply = z.strictObject({
  accountId: z.string(),
  status: z.enum(["active", "suspended"]),
  language,
  /** All but the last two digits masked. */
  phone: z.string(),
  email: z.string().nullable(),
  /** `email` spares them the SMS of what can wait, once there is an address. */
  prefers: z.enum(preferredChannels),
});

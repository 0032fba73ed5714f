import * as z from "zod";

/** The languages of messages (N2). */
const language = z.enum(["ar", "fr", "es", "en"]);

/** `PUT /account`: `email` absent keeps what is stored, `null` takes it away. The phone comes from the issuer. */
export const accountBody = z.strictObject({
  language,
  email: z.email({ error: "invalid-email" }).max(254).nullable().optional(),
});

/** A citizen's account as shown to them; phone and e-mail are masked: screens are shared (R2). */
export const accountReply = z.strictObject({
  accountId: z.string(),
  status: z.enum(["active", "suspended"]),
  language,
  /** All but the last two digits masked. */
  phone: z.string(),
  email: z.string().nullable(),
});

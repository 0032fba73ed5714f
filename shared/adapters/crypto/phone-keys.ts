import { createHmac } from "node:crypto";
import type { PhoneKeys } from "#shared/ports/phone-keys.ts";
import type { SecretReader } from "#shared/ports/secret-reader.ts";

/** HMAC-SHA-256 of an E.164 number under a secret: all numbers of a country could be tried on a plain hash. */
export const hmacPhoneKeys = (secrets: SecretReader, secretId: string): PhoneKeys => ({
  of: async (phone) =>
    createHmac("sha256", await secrets.read(secretId))
      .update(`phone|${phone}`)
      .digest("base64url")
      .slice(0, 22),
});

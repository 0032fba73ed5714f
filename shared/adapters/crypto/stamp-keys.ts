import { createHmac } from "node:crypto";
import * as z from "zod";
import type { SecretReader } from "#shared/ports/secret-reader.ts";
import type { StampKeys } from "#shared/ports/stamp-keys.ts";

const keyId = z.string().regex(/^[A-Za-z0-9]{1,16}$/);
const keyRingSchema = z
  .strictObject({ current: keyId, keys: z.record(keyId, z.string().min(32)) })
  .refine(({ current, keys }) => current in keys, "the current key is missing");
export type KeyRing = z.infer<typeof keyRingSchema>;

/** A secret that was generated and never rotated is a plain string: the only key, with this id. */
const FIRST_KEY_ID = "1";

/** The keys that a secret holds, and which of them is current. */
export const keyRingOf = (secret: string): KeyRing =>
  secret.startsWith("{")
    ? keyRingSchema.parse(JSON.parse(secret))
    : { current: FIRST_KEY_ID, keys: { [FIRST_KEY_ID]: secret } };

/**
 * `<key id>.<HMAC-SHA-256 of the code>` under the secret (T3). The secret is either a plain string or
 * `{"current": "2", "keys": {"1": "…", "2": "…"}}`: a rotation adds a key and keeps the old ones for as long
 * as stamps issued under them live.
 */
export const hmacStampKeys = (secrets: SecretReader, secretId: string): StampKeys => {
  const ring = async (): Promise<KeyRing> => keyRingOf(await secrets.read(secretId));
  const keyOf = ({ keys }: KeyRing, id: string, code: string): string =>
    `${id}.${createHmac("sha256", keys[id] ?? "")
      .update(code)
      .digest("base64url")}`;
  return {
    current: async (code) => {
      const known = await ring();
      return keyOf(known, known.current, code);
    },
    candidates: async (code) => {
      const known = await ring();
      const earlier = Object.keys(known.keys)
        .filter((id) => id !== known.current)
        .toReversed();
      return [known.current, ...earlier].map((id) => keyOf(known, id, code));
    },
  };
};

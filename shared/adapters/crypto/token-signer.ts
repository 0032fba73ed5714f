import { createHmac, timingSafeEqual } from "node:crypto";
import type { SecretReader } from "#shared/ports/secret-reader.ts";
import type { TokenPurpose, TokenSigner } from "#shared/ports/token-signer.ts";

const encode = (text: string): string => Buffer.from(text, "utf8").toString("base64url");

const mac = (secret: string, purpose: TokenPurpose, payload: string): string =>
  createHmac("sha256", secret).update(`${purpose}.${payload}`).digest("base64url");

const matches = (given: string, expected: string): boolean => {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
};

const parse = (payload: string): unknown => {
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
};

/** Signs with HMAC-SHA-256 under a secret kept in Secrets Manager: `<payload>.<mac>`, both base64url. */
export const hmacTokenSigner = (secrets: SecretReader, secretId: string): TokenSigner => ({
  sign: async (purpose, value, expiresAtSeconds) => {
    const payload = encode(JSON.stringify({ v: value, e: expiresAtSeconds }));
    return `${payload}.${mac(await secrets.read(secretId), purpose, payload)}`;
  },
  read: async (purpose, token, schema, nowMs) => {
    const [payload, signature, ...rest] = token.split(".");
    if (payload === undefined || signature === undefined || rest.length > 0)
      return { ok: false, error: "invalid" };
    if (!matches(signature, mac(await secrets.read(secretId), purpose, payload)))
      return { ok: false, error: "invalid" };
    const content = parse(payload);
    if (typeof content !== "object" || content === null || !("v" in content) || !("e" in content))
      return { ok: false, error: "invalid" };
    const value = schema.safeParse(content.v);
    if (!value.success || typeof content.e !== "number") return { ok: false, error: "invalid" };
    return content.e * 1000 <= nowMs ? { ok: false, error: "expired" } : { ok: true, value: value.data };
  },
});

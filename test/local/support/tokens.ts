import {
  decodeJwt,
  decodeProtectedHeader,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWK,
  SignJWT,
} from "jose";
import { vi } from "vitest";
import { list, obj, parseJson, stringMap } from "#local/json.ts";

const TWO_HOURS_MS = 2 * 3600 * 1000;

/**
 * What `signIn` would have got so long ago: the issuers live in this process and read its clock, so the
 * token is theirs in every way, and only its time is over.
 */
export const ago = async <T>(milliseconds: number, signIn: () => Promise<T>): Promise<T> => {
  const now = Date.now.bind(Date);
  const clock = vi.spyOn(Date, "now").mockImplementation(() => now() - milliseconds);
  try {
    return await signIn();
  } finally {
    clock.mockRestore();
  }
};

/** As two hours ago: the token is over. */
export const twoHoursAgo = <T>(signIn: () => Promise<T>): Promise<T> => ago(TWO_HOURS_MS, signIn);

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The same claims without a signature. */
export const unsigned = (token: string): string =>
  `${base64({ ...decodeProtectedHeader(token), alg: "none" })}.${base64(decodeJwt(token))}.`;

/** The same claims under a key of our own that calls itself the issuer's. */
export const signedByUs = async (token: string): Promise<string> => {
  const { privateKey } = await generateKeyPair("ES256");
  const { kid = "", typ = "" } = decodeProtectedHeader(token);
  return await new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: "ES256", kid, typ }).sign(privateKey);
};

/** The issuer's published keys. */
const publishedKeys = async (token: string): Promise<readonly JWK[]> => {
  const response = await fetch(`${decodeJwt(token).iss ?? ""}/jwks`);
  return list(obj(parseJson(await response.text()))["keys"]).map((key) => stringMap(key));
};

/** The same claims with the issuer's public key as the secret: whoever lets the token choose the algorithm falls for it. */
export const signedWithPublicKey = async (token: string): Promise<string> => {
  const [key = {}] = await publishedKeys(token);
  const imported = await importJWK(key, "ES256");
  if (imported instanceof Uint8Array) throw new Error("not a public key");
  const secret = new TextEncoder().encode(await exportSPKI(imported));
  const { kid = "", typ = "" } = decodeProtectedHeader(token);
  return await new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: "HS256", kid, typ }).sign(secret);
};

/** The signature of a good token under other claims. */
export const altered = (token: string): string => {
  const [header = "", , signature = ""] = token.split(".");
  return `${header}.${base64({ ...decodeJwt(token), sub: "somebody-else" })}.${signature}`;
};

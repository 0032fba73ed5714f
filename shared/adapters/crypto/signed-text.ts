import { createHmac, timingSafeEqual } from "node:crypto";

/** For how long a signature is good: longer than clocks and networks differ, and short for who records one. */
export const SIGNATURE_SECONDS = 300;

const digestOf = (secret: string, at: string, text: string): Buffer =>
  createHmac("sha256", secret).update(`${at}.${text}`, "utf8").digest();

/** `t=<epoch seconds>,v1=<HMAC-SHA-256 in hex of "<t>.<text>">`: the raw text, and the time beside it. */
export const signText = (secret: string, text: string, atSeconds: number): string =>
  `t=${atSeconds},v1=${digestOf(secret, String(atSeconds), text).toString("hex")}`;

/**
 * Whether one of the secrets signed this text within the last five minutes, compared in a time that tells nothing.
 * During a rotation either side may have several: each `v1` is held against each secret.
 */
export const fitsText = (
  secrets: readonly string[],
  signature: string,
  text: string,
  nowMs: number,
): boolean => {
  const parts = signature.split(",").map((part) => part.trim());
  const at = /^t=(\d{1,12})$/.exec(parts[0] ?? "")?.[1];
  if (at === undefined || Math.abs(nowMs / 1000 - Number(at)) > SIGNATURE_SECONDS) return false;
  const given = parts
    .flatMap((part) => /^v1=([\da-f]{64})$/.exec(part)?.[1] ?? [])
    .map((hex) => Buffer.from(hex, "hex"));
  const wanted = secrets.map((secret) => digestOf(secret, at, text));
  return given.some((one) => wanted.some((other) => timingSafeEqual(one, other)));
};

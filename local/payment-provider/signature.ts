import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * How agencies and the wallet sign, written from the description and apart from the product's, so that each checks
 * the other: `t=<epoch seconds>,v1=<hex of HMAC-SHA-256 over "<t>.<text>">`.
 */
export function signatureOf(secret: string, text: string, seconds = Math.floor(Date.now() / 1000)): string {
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${text}`).digest("hex")}`;
}

/** Whether a signature is this secret's; its age is of no interest here. */
export function isSignedBy(secret: string, text: string, signature: string): boolean {
  const seconds = Number(/^t=(\d+),/.exec(signature)?.[1] ?? "-1");
  const wanted = Buffer.from(signatureOf(secret, text, seconds));
  const given = Buffer.from(signature);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

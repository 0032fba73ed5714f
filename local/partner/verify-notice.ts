import { createHmac, timingSafeEqual } from "node:crypto";

/** Whether a notice is ours: after the Standard Webhooks specification, over the bytes as they came. */
export function isGenuine(headers: Headers, rawBody: string, secrets: string[]): boolean {
  const id = headers.get("webhook-id");
  const sentAt = Number(headers.get("webhook-timestamp"));
  // Older than five minutes, or from the future: a copy of an earlier notice, or a clock that is wrong.
  if (id === null || !(Math.abs(Date.now() / 1000 - sentAt) < 300)) return false;
  const given = (headers.get("webhook-signature") ?? "").split(" ");
  return secrets.some((secret) => {
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    const ours = `v1,${createHmac("sha256", key).update(`${id}.${sentAt}.${rawBody}`).digest("base64")}`;
    return given.some(
      (one) => one.length === ours.length && timingSafeEqual(Buffer.from(one), Buffer.from(ours)),
    );
  });
}

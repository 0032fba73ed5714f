import { createHmac } from "node:crypto";

/** The secret of a partner's generation, drawn from the platform's one: rotating is naming another generation. */
export const webhookSecret = (master: string, partnerId: string, generation: number): string =>
  `whsec_${createHmac("sha256", master).update(`webhook|${partnerId}|${generation}`).digest("base64")}`;

/** The headers of a notice after the Standard Webhooks specification: one signature for each secret, newest first. */
export const signedHeaders = (
  secrets: readonly string[],
  id: string,
  now: number,
  rawBody: string,
): Readonly<Record<string, string>> => {
  const timestamp = String(Math.floor(now / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${rawBody}`).digest("base64")}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
};

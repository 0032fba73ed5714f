import { createPublicKey } from "node:crypto";
import { GetPublicKeyCommand, KMSClient, SignCommand } from "@aws-sdk/client-kms";
import { calculateJwkThumbprint } from "jose";
import * as z from "zod";
import type { DocumentSeal, PublicKey } from "#shared/ports/document-seal.ts";

const kmsClient = () =>
  new KMSClient({
    maxAttempts: 4,
    requestHandler: { requestTimeout: 2_000, connectionTimeout: 1_000, throwOnRequestTimeout: true },
  });

const pointSchema = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
});

/** Eight characters of the key's thumbprint (RFC 7638) tell a handful of keys apart, and keep the QR code small. */
const KEY_ID_LENGTH = 8;

const COORDINATE_BYTES = 32;

/** KMS answers in DER, `30 len 02 len r 02 len s` with signs and without leading zeros; a JWS holds r and s side by side. */
const joseSignature = (der: Uint8Array): Buffer => {
  const coordinateAt = (start: number): { readonly value: Buffer; readonly end: number } => {
    const end = start + 2 + (der[start + 1] ?? 0);
    const digits = Buffer.from(der.subarray(start + 2, end)).subarray(-COORDINATE_BYTES);
    return { value: Buffer.concat([Buffer.alloc(COORDINATE_BYTES - digits.length), digits]), end };
  };
  const r = coordinateAt(2);
  return Buffer.concat([r.value, coordinateAt(r.end).value]);
};

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Seals with an asymmetric KMS key (ECC_NIST_P256): the private half never leaves KMS. */
export const kmsDocumentSeal = (keyId: string, client: KMSClient = kmsClient()): DocumentSeal => {
  const readKey = async (): Promise<PublicKey> => {
    const { PublicKey: spki } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
    if (spki === undefined) throw new Error("kms answered without a public key");
    const key = createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
    const point = pointSchema.parse(key.export({ format: "jwk" }));
    const kid = (await calculateJwkThumbprint(point)).slice(0, KEY_ID_LENGTH);
    return { ...point, kid, alg: "ES256", use: "sig" };
  };
  let known: Promise<PublicKey> | undefined;
  // A key never changes under its id: one call serves the environment's whole life, unless it failed.
  const publicKey = async (): Promise<PublicKey> => {
    known ??= readKey();
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  };
  return {
    keys: async () => [await publicKey()],
    seal: async (claims) => {
      const { kid } = await publicKey();
      const content = `${base64url({ alg: "ES256", kid })}.${base64url(claims)}`;
      const { Signature } = await client.send(
        new SignCommand({
          KeyId: keyId,
          Message: Buffer.from(content),
          MessageType: "RAW",
          SigningAlgorithm: "ECDSA_SHA_256",
        }),
      );
      if (Signature === undefined) throw new Error("kms answered without a signature");
      return `${content}.${joseSignature(Signature).toString("base64url")}`;
    },
  };
};

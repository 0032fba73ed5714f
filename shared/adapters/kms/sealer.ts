import { DecryptCommand, EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { isStampCode } from "#shared/domain/stamp/code.ts";
import type { Sealer, Unsealer } from "#shared/ports/sealer.ts";

/** A client whose calls end within seconds. */
export const kmsClient = () =>
  new KMSClient({
    maxAttempts: 4,
    requestHandler: { requestTimeout: 2_000, connectionTimeout: 1_000, throwOnRequestTimeout: true },
  });

// A ciphertext moved to another stamp's item does not open there, and KMS logs which stamp was opened.
const contextOf = (stampId: string) => ({ stampId });

/** Seals with a KMS key (16 bytes fit in one Encrypt call: no data key is needed). */
export const kmsSealer = (keyId: string, client: KMSClient = kmsClient()): Sealer => ({
  seal: async (stampId, code) => {
    const { CiphertextBlob } = await client.send(
      new EncryptCommand({
        KeyId: keyId,
        Plaintext: Buffer.from(code, "ascii"),
        EncryptionContext: contextOf(stampId),
      }),
    );
    if (CiphertextBlob === undefined) throw new Error("kms answered without a ciphertext");
    return Buffer.from(CiphertextBlob).toString("base64");
  },
});

/** Opens what `kmsSealer` sealed with the same key. */
export const kmsUnsealer = (keyId: string, client: KMSClient = kmsClient()): Unsealer => ({
  unseal: async (stampId, ciphertext) => {
    const { Plaintext } = await client.send(
      new DecryptCommand({
        KeyId: keyId,
        CiphertextBlob: Buffer.from(ciphertext, "base64"),
        EncryptionContext: contextOf(stampId),
      }),
    );
    const code = Buffer.from(Plaintext ?? []).toString("ascii");
    if (!isStampCode(code)) throw new Error("the seal holds no stamp code");
    return code;
  },
});

import { DecryptCommand, EncryptCommand, type KMSClient } from "@aws-sdk/client-kms";
import type { SeedSealer, SeedUnsealer } from "#shared/ports/seed-sealer.ts";
import { kmsClient } from "./sealer.ts";

// A ciphertext moved to another draw does not open there, and KMS logs which draw's seed was opened, and when.
const contextOf = (drawId: string) => ({ drawId });

/** Seals seeds with a KMS key (32 bytes fit in one Encrypt call). */
export const kmsSeedSealer = (keyId: string, client: KMSClient = kmsClient()): SeedSealer => ({
  seal: async (drawId, seed) => {
    const { CiphertextBlob } = await client.send(
      new EncryptCommand({
        KeyId: keyId,
        Plaintext: Buffer.from(seed, "hex"),
        EncryptionContext: contextOf(drawId),
      }),
    );
    if (CiphertextBlob === undefined) throw new Error("kms answered without a ciphertext");
    return Buffer.from(CiphertextBlob).toString("base64");
  },
});

/** Opens what `kmsSeedSealer` sealed with the same key. */
export const kmsSeedUnsealer = (keyId: string, client: KMSClient = kmsClient()): SeedUnsealer => ({
  unseal: async (drawId, ciphertext) => {
    const { Plaintext } = await client.send(
      new DecryptCommand({
        KeyId: keyId,
        CiphertextBlob: Buffer.from(ciphertext, "base64"),
        EncryptionContext: contextOf(drawId),
      }),
    );
    return Buffer.from(Plaintext ?? []).toString("hex");
  },
});

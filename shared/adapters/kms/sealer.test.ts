import { DecryptCommand, EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { drawStampCode } from "#shared/domain/stamp/code.ts";
import { kmsSealer, kmsUnsealer } from "./sealer.ts";

const kms = mockClient(KMSClient);
const client = new KMSClient({ region: "eu-west-3" });
const code = drawStampCode();

beforeEach(() => void kms.reset());

describe("sealing with KMS (T3, T4)", () => {
  it("encrypts under the key, bound to the stamp's id", async () => {
    kms.on(EncryptCommand).resolves({ CiphertextBlob: Buffer.from("sealed") });
    expect(await kmsSealer("seal-key", client).seal("stm_A", code)).toBe(
      Buffer.from("sealed").toString("base64"),
    );
    expect(kms.commandCalls(EncryptCommand)[0]?.args[0].input).toEqual({
      KeyId: "seal-key",
      Plaintext: Buffer.from(code),
      EncryptionContext: { stampId: "stm_A" },
    });
  });

  it("opens with the same key and context", async () => {
    kms.on(DecryptCommand).resolves({ Plaintext: Buffer.from(code) });
    expect(await kmsUnsealer("seal-key", client).unseal("stm_A", "c2VhbGVk")).toBe(code);
    expect(kms.commandCalls(DecryptCommand)[0]?.args[0].input).toEqual({
      KeyId: "seal-key",
      CiphertextBlob: Buffer.from("sealed"),
      EncryptionContext: { stampId: "stm_A" },
    });
  });

  it("throws when there is nothing, or something else than a code, under the seal", async () => {
    kms.on(EncryptCommand).resolves({});
    await expect(kmsSealer("seal-key", client).seal("stm_A", code)).rejects.toThrow("without a ciphertext");
    kms.on(DecryptCommand).resolves({ Plaintext: Buffer.from("1234") });
    await expect(kmsUnsealer("seal-key", client).unseal("stm_A", "c2VhbGVk")).rejects.toThrow(
      "no stamp code",
    );
    kms.on(DecryptCommand).rejects(new Error("InvalidCiphertext"));
    await expect(kmsUnsealer("seal-key", client).unseal("stm_B", "c2VhbGVk")).rejects.toThrow(
      "InvalidCiphertext",
    );
  });
});

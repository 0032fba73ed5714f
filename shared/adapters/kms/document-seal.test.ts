import { GetPublicKeyCommand, SignCommand } from "@aws-sdk/client-kms";
import { compactVerify, createLocalJWKSet } from "jose";
import { describe, expect, it } from "vitest";
import { signingKms } from "#test/support/signing-kms.ts";
import { kmsDocumentSeal } from "./document-seal.ts";

const claims = { a: "apt_A", p: "fr-paris", t: "2026-11-24T09:30", n: 3, s: 0 };

describe("sealing a document with KMS (A8)", () => {
  it.each([false, true])(
    "makes a compact JWS that the published keys verify, with numbers of full length or shorter: %s",
    async (short) => {
      const seals = kmsDocumentSeal("documents-key", signingKms({ short }).client);
      const keys = createLocalJWKSet({ keys: (await seals.keys()).map((key) => ({ ...key })) });
      for (let n = 1; n <= 5; n += 1) {
        const { payload, protectedHeader } = await compactVerify(await seals.seal({ ...claims, n }), keys);
        expect(JSON.parse(Buffer.from(payload).toString("utf8"))).toEqual({ ...claims, n });
        expect(protectedHeader.alg).toBe("ES256");
        expect(protectedHeader.kid).toMatch(/^[\w-]{8}$/);
      }
    },
  );

  it("is not verified by another key, nor with another content", async () => {
    const seals = kmsDocumentSeal("documents-key", signingKms().client);
    const [own] = await seals.keys();
    const [other] = await kmsDocumentSeal("other-key", signingKms().client).keys();
    const seal = await seals.seal(claims);
    const stranger = createLocalJWKSet({ keys: [{ ...other, kid: own?.kid ?? "" }] });
    await expect(compactVerify(seal, stranger)).rejects.toThrow("verification failed");
    const [header = "", , signature = ""] = seal.split(".");
    const forged = Buffer.from(JSON.stringify({ ...claims, t: "2026-11-25T09:30" })).toString("base64url");
    const keys = createLocalJWKSet({ keys: [{ ...own }] });
    await expect(compactVerify(`${header}.${forged}.${signature}`, keys)).rejects.toThrow(
      "verification failed",
    );
  });

  it("asks for the key once, and again after it could not be had", async () => {
    const { client, mock } = signingKms();
    const seals = kmsDocumentSeal("documents-key", client);
    const answer = await client.send(new GetPublicKeyCommand({ KeyId: "documents-key" }));
    mock.on(GetPublicKeyCommand).rejects(new Error("throttled"));
    await expect(seals.keys()).rejects.toThrow("throttled");
    mock.on(GetPublicKeyCommand).resolves(answer);
    await seals.keys();
    await seals.seal(claims);
    expect(mock.commandCalls(GetPublicKeyCommand)).toHaveLength(1 + 2);
    expect(mock.commandCalls(SignCommand)[0]?.args[0].input).toMatchObject({
      KeyId: "documents-key",
      MessageType: "RAW",
      SigningAlgorithm: "ECDSA_SHA_256",
    });
  });
});

import { createPublicKey, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Json, obj, parseJson, str } from "#local/json.ts";
import { StateFile } from "#local/state.ts";
import type { AwsRequest, AwsResponse } from "../message.ts";
import { operationsOf } from "../operations.ts";
import { isAllowed } from "../policy.ts";
import { Kms } from "./kms.ts";
import { generated, SecretsManager } from "./secrets-manager.ts";

const request = (service: string, operation: string, input: { [key: string]: Json }): AwsRequest => ({
  accessKey: "ASIALOCAL",
  service,
  operation,
  method: "POST",
  path: "/",
  query: new URLSearchParams(),
  headers: {},
  body: Buffer.alloc(0),
  input,
});
const bodyOf = (response: AwsResponse) => obj(parseJson(response.body.toString("utf8")));
const key = {
  id: "key-1",
  arn: "arn:aws:kms:eu-west-3:000000000000:key/key-1",
  aliases: ["alias/seal"],
  spec: "SYMMETRIC_DEFAULT",
};
const signingKey = { ...key, id: "key-2", arn: `${key.arn}2`, aliases: [], spec: "ECC_NIST_P256" };

describe("the local key service", () => {
  const kms = new Kms([key, signingKey], new StateFile(undefined, "keys.json"));
  const encrypt = (context: { [key: string]: Json }) =>
    str(
      bodyOf(
        kms.handle(
          request("kms", "Encrypt", {
            KeyId: "alias/seal",
            Plaintext: "aGVsbG8=",
            EncryptionContext: context,
          }),
        ),
      )["CiphertextBlob"],
    );

  it("opens what it sealed, under the same context in any order", () => {
    const blob = encrypt({ a: "1", b: "2" });
    const opened = kms.handle(
      request("kms", "Decrypt", { CiphertextBlob: blob, EncryptionContext: { b: "2", a: "1" } }),
    );
    expect(bodyOf(opened)["Plaintext"]).toBe("aGVsbG8=");
  });

  it("does not open under another context, or when a byte has changed", () => {
    const blob = encrypt({ a: "1" });
    const other = kms.handle(
      request("kms", "Decrypt", { CiphertextBlob: blob, EncryptionContext: { a: "2" } }),
    );
    expect(other.status).toBe(400);
    const bytes = Buffer.from(blob, "base64");
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    const changed = request("kms", "Decrypt", {
      CiphertextBlob: bytes.toString("base64"),
      EncryptionContext: { a: "1" },
    });
    expect(str(bodyOf(kms.handle(changed))["__type"])).toContain("InvalidCiphertextException");
  });

  it("signs with a key made for it, in DER, as its public half confirms", () => {
    const ask = (operation: string, input: { [key: string]: Json } = {}) =>
      bodyOf(kms.handle(request("kms", operation, { KeyId: "key-2", ...input })));
    const message = { Message: "aGVsbG8=", MessageType: "RAW", SigningAlgorithm: "ECDSA_SHA_256" };
    const spki = Buffer.from(str(ask("GetPublicKey")["PublicKey"]), "base64");
    const publicKey = createPublicKey({ key: spki, format: "der", type: "spki" });
    const signature = Buffer.from(str(ask("Sign", message)["Signature"]), "base64");
    expect(verify("sha256", Buffer.from("hello"), publicKey, signature)).toBe(true);
    expect(verify("sha256", Buffer.from("hallo"), publicKey, signature)).toBe(false);
    expect(str(ask("Sign", { ...message, MessageType: "DIGEST" })["__type"])).toContain("Validation");
    expect(str(ask("Encrypt", { Plaintext: "aGVsbG8=" })["__type"])).toContain("InvalidKeyUsage");
    expect(str(ask("Sign", { ...message, KeyId: "key-1" })["__type"])).toContain("InvalidKeyUsage");
  });

  it("is judged by the key inside the ciphertext", () => {
    const blob = encrypt({});
    const [operation] = operationsOf(request("kms", "Decrypt", { CiphertextBlob: blob }), {
      tables: new Map(),
      secrets: [],
      keys: [key],
    });
    expect(operation?.resources).toEqual([key.arn]);
    const statement = {
      effect: "Allow",
      actions: ["kms:Encrypt"],
      notActions: [],
      resources: [key.arn],
      notResources: [],
      conditions: {},
    } as const;
    expect(operation === undefined || isAllowed([statement], operation)).toBe(false);
  });
});

describe("the local secrets", () => {
  const secret = {
    name: "wisal/stamp-secret",
    arn: "arn:aws:secretsmanager:eu-west-3:000000000000:secret:wisal/stamp-secret-local0",
    literal: undefined,
    generate: { PasswordLength: 64, ExcludePunctuation: true },
  };

  it("are generated once and found by name and ARN", () => {
    const state = new StateFile(undefined, "secrets.json");
    const value = new SecretsManager([secret], state).valueOf(secret.name);
    expect(value).toMatch(/^[A-Za-z0-9]{64}$/);
    expect(new SecretsManager([secret], state).valueOf(secret.arn)).toBe(value);
    expect(() => new SecretsManager([secret], state).valueOf("other")).toThrow("No secret other");
  });

  it("leave out what they are told to", () => {
    expect(
      generated({
        PasswordLength: 200,
        ExcludePunctuation: true,
        ExcludeNumbers: true,
        ExcludeUppercase: true,
      }),
    ).toMatch(/^[a-z]{200}$/);
  });
});

import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { secretsManagerReader } from "./secret-reader.ts";

const manager = mockClient(SecretsManagerClient);
const client = new SecretsManagerClient({ region: "eu-west-3" });

beforeEach(() => void manager.reset());

describe("secretsManagerReader", () => {
  it("asks once for each secret and remembers it", async () => {
    manager.on(GetSecretValueCommand, { SecretId: "one" }).resolves({ SecretString: "first" });
    manager.on(GetSecretValueCommand, { SecretId: "two" }).resolves({ SecretString: "second" });
    const secrets = secretsManagerReader(() => client);
    expect([await secrets.read("one"), await secrets.read("one"), await secrets.read("two")]).toEqual([
      "first",
      "first",
      "second",
    ]);
    expect(manager.commandCalls(GetSecretValueCommand)).toHaveLength(2);
  });

  it("throws when there is no text, and does not say what there is", async () => {
    manager.on(GetSecretValueCommand).resolves({ SecretBinary: Buffer.from("binary") });
    await expect(secretsManagerReader(() => client).read("one")).rejects.toThrow("secret holds no text");
    manager.on(GetSecretValueCommand).rejects(new Error("AccessDenied"));
    await expect(secretsManagerReader(() => client).read("two")).rejects.toThrow();
  });
});

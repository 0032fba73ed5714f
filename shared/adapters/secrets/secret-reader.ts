import { SecretsProvider } from "@aws-lambda-powertools/parameters/secrets";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { SecretReader } from "#shared/ports/secret-reader.ts";

/** A rotation keeps the previous value usable for longer than this, so a stale one still works. */
const CACHE_SECONDS = 300;

/** Secrets Manager through Powertools' cache: one call in five minutes per warm function and secret; made at the first. */
export const secretsManagerReader = (
  makeClient = () =>
    new SecretsManagerClient({
      maxAttempts: 4,
      requestHandler: { requestTimeout: 2_000, connectionTimeout: 1_000, throwOnRequestTimeout: true },
    }),
): SecretReader => {
  let provider: SecretsProvider | undefined;
  return {
    read: async (secretId) => {
      provider ??= new SecretsProvider({ awsSdkV3Client: makeClient() });
      const value = await provider.get(secretId, { maxAge: CACHE_SECONDS });
      if (typeof value !== "string" || value === "") throw new Error("secret holds no text");
      return value;
    },
  };
};

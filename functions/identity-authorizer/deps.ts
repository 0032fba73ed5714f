import { hmacTokenSigner } from "#shared/adapters/crypto/token-signer.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDirectory } from "#shared/adapters/dynamodb/directory-store.ts";
import { oidcTokenVerifier } from "#shared/adapters/oidc/token-verifier.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import type { IdentityDeps } from "#shared/application/identity/identify.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Wires the authorizer. */
export const buildDeps = (env: Env): IdentityDeps => ({
  clock: systemClock,
  tokens: oidcTokenVerifier(env.ISSUERS),
  directory: dynamoDirectory(dynamoClient(), env.CORE_TABLE),
  mandates: hmacTokenSigner(secretsManagerReader(), env.MANDATE_SECRET_ID),
});

import { hmacPhoneKeys } from "#shared/adapters/crypto/phone-keys.ts";
import { dynamoAccountStore } from "#shared/adapters/dynamodb/account-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { oidcIdentityProvider } from "#shared/adapters/oidc/identity-provider.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import type { AccountDeps } from "#shared/application/accounts/deps.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Wires accounts-write; only issuers of citizens are asked for a phone. */
export const buildDeps = (env: Env): AccountDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    changes: dynamoChangeStore(client, env.CORE_TABLE),
    accounts: dynamoAccountStore(client, env.CORE_TABLE),
    phoneKeys: hmacPhoneKeys(secretsManagerReader(), env.PERSON_SECRET_ID),
    issuer: oidcIdentityProvider(env.ISSUERS.filter(({ kind }) => kind === "citizen")),
  };
};

import { hmacPhoneKeys } from "#shared/adapters/crypto/phone-keys.ts";
import { hmacTokenSigner } from "#shared/adapters/crypto/token-signer.ts";
import { dynamoAccountStore } from "#shared/adapters/dynamodb/account-store.ts";
import { dynamoAgentStore } from "#shared/adapters/dynamodb/agent-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoRequestReader } from "#shared/adapters/dynamodb/request-reader.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import type { MandateDeps } from "#shared/application/mandates/deps.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Wires mandates-write. */
export const buildDeps = (env: Env): MandateDeps => {
  const client = dynamoClient();
  const secrets = secretsManagerReader();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    changes: dynamoChangeStore(client, env.CORE_TABLE),
    requests: dynamoRequestReader(client, env.CORE_TABLE),
    accounts: dynamoAccountStore(client, env.CORE_TABLE),
    agents: dynamoAgentStore(client, env.CORE_TABLE),
    phoneKeys: hmacPhoneKeys(secrets, env.PERSON_SECRET_ID),
    mandates: hmacTokenSigner(secrets, env.MANDATE_SECRET_ID),
  };
};

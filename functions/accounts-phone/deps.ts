import { cognitoCitizenUsers } from "#shared/adapters/cognito/citizen-users.ts";
import { hmacPhoneKeys } from "#shared/adapters/crypto/phone-keys.ts";
import { dynamoAccountStore } from "#shared/adapters/dynamodb/account-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoSignInStore } from "#shared/adapters/dynamodb/sign-in-store.ts";
import { elsewhereCitizenUsers } from "#shared/adapters/oidc/elsewhere-citizen-users.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import { snsTextSender } from "#shared/adapters/sns/text-sender.ts";
import type { PhoneDeps } from "#shared/application/accounts/change-phone.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Wires accounts-phone. */
export const buildDeps = (env: Env): PhoneDeps => {
  const client = dynamoClient();
  const pool = { id: env.CITIZEN_POOL_ID, url: env.CITIZEN_POOL_URL };
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    changes: dynamoChangeStore(client, env.CORE_TABLE),
    accounts: dynamoAccountStore(client, env.CORE_TABLE),
    signIns: dynamoSignInStore(client, env.CORE_TABLE),
    phoneKeys: hmacPhoneKeys(secretsManagerReader(), env.PERSON_SECRET_ID),
    texts: snsTextSender(),
    users: pool.id === "" ? elsewhereCitizenUsers : cognitoCitizenUsers(pool, client.config),
  };
};

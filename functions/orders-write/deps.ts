import { dynamoCatalogueStore } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDueStore } from "#shared/adapters/dynamodb/due-store.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoTariffStore } from "#shared/adapters/dynamodb/tariff-store.ts";
import { cmiPage } from "#shared/adapters/payment/cmi.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Wires orders-write. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    changes: dynamoChangeStore(client, env.STAMPS_TABLE, env.CORE_TABLE),
    catalogue: dynamoCatalogueStore(client, env.CORE_TABLE, systemClock),
    tariffs: dynamoTariffStore(client, env.CORE_TABLE, systemClock),
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    due: dynamoDueStore(client, env.STAMPS_TABLE),
    provider: cmiPage(secretsManagerReader(), {
      clientId: env.CMI_CLIENT_ID,
      secretId: env.CMI_SECRET_ID,
      pageUrl: env.CMI_URL,
      siteUrl: env.SITE_URL,
    }),
  };
};

import { dynamoCatalogueStore } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDrawStore } from "#shared/adapters/dynamodb/draw-store.ts";
import { dynamoTariffStore } from "#shared/adapters/dynamodb/tariff-store.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    catalogue: dynamoCatalogueStore(client, env.CORE_TABLE, systemClock),
    draws: dynamoDrawStore(client, env.CORE_TABLE),
    tariffs: dynamoTariffStore(client, env.CORE_TABLE, systemClock),
  };
};

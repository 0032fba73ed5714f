import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDifferenceStore } from "#shared/adapters/dynamodb/difference-store.ts";
import { dynamoSettlementStore } from "#shared/adapters/dynamodb/settlement-store.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    changes: dynamoChangeStore(client, env.STAMPS_TABLE),
    settlements: dynamoSettlementStore(client, env.STAMPS_TABLE),
    differences: dynamoDifferenceStore(client, env.STAMPS_TABLE),
  };
};

import { dynamoAccountStore } from "#shared/adapters/dynamodb/account-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoMessageStore } from "#shared/adapters/dynamodb/message-store.ts";
import { dynamoNoticeStore } from "#shared/adapters/dynamodb/notice-store.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoRequestReader } from "#shared/adapters/dynamodb/request-reader.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    accounts: dynamoAccountStore(client, env.CORE_TABLE),
    requests: dynamoRequestReader(client, env.CORE_TABLE),
    messages: dynamoMessageStore(client, env.CORE_TABLE),
    notices: dynamoNoticeStore(client, env.CORE_TABLE),
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
  };
};

import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoRefundStore } from "#shared/adapters/dynamodb/refund-store.ts";
import { dynamoStampStore } from "#shared/adapters/dynamodb/stamp-store.ts";
import type { OrderReadDeps } from "#shared/application/orders/deps.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Wires orders-read. */
export const buildDeps = (env: Env): OrderReadDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    refunds: dynamoRefundStore(client, env.STAMPS_TABLE),
    stamps: dynamoStampStore(client, env.STAMPS_TABLE),
  };
};

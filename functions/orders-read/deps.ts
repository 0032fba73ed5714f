import { dynamoAttachmentStore } from "#shared/adapters/dynamodb/attachment-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoRefundStore } from "#shared/adapters/dynamodb/refund-store.ts";
import { dynamoRequestReader } from "#shared/adapters/dynamodb/request-reader.ts";
import { dynamoStampStore } from "#shared/adapters/dynamodb/stamp-store.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Wires orders-read. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    refunds: dynamoRefundStore(client, env.STAMPS_TABLE),
    requests: dynamoRequestReader(client, env.CORE_TABLE),
    attachments: dynamoAttachmentStore(client, env.STAMPS_TABLE),
    stamps: dynamoStampStore(client, env.STAMPS_TABLE),
  };
};

import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoMessageStore } from "#shared/adapters/dynamodb/message-store.ts";
import type { ReceiptDeps } from "#shared/application/messages/record-receipt.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Wires messages-receipt. */
export const buildDeps = (env: Env): ReceiptDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    messages: dynamoMessageStore(client, env.CORE_TABLE),
    changes: dynamoChangeStore(client, env.CORE_TABLE),
  };
};

import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoMessageStore } from "#shared/adapters/dynamodb/message-store.ts";
import type { ReceiptDeps } from "#shared/application/messages/record-receipt.ts";
import type { Env } from "./env.ts";

/** Wires messages-receipt. */
export const buildDeps = (env: Env): ReceiptDeps => ({
  messages: dynamoMessageStore(dynamoClient(), env.CORE_TABLE),
});

import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDifferenceStore } from "#shared/adapters/dynamodb/difference-store.ts";
import { dynamoDueStore } from "#shared/adapters/dynamodb/due-store.ts";
import { dynamoLedgerStore } from "#shared/adapters/dynamodb/ledger-store.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoRefundStore } from "#shared/adapters/dynamodb/refund-store.ts";
import { dynamoSettlementStore } from "#shared/adapters/dynamodb/settlement-store.ts";
import type { MatchDeps } from "#shared/application/finance/deps.ts";
import { log } from "#shared/observability/log.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): MatchDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    changes: dynamoChangeStore(client, env.STAMPS_TABLE),
    ledger: dynamoLedgerStore(env.STAMPS_TABLE),
    settlements: dynamoSettlementStore(client, env.STAMPS_TABLE),
    differences: dynamoDifferenceStore(client, env.STAMPS_TABLE),
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    due: dynamoDueStore(client, env.STAMPS_TABLE),
    refunds: dynamoRefundStore(client, env.STAMPS_TABLE),
    onRefused: (code) => log.warn("settlement-refused", { code }),
  };
};

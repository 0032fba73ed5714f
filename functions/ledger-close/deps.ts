import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoCloseStore } from "#shared/adapters/dynamodb/close-store.ts";
import { dynamoDifferenceStore } from "#shared/adapters/dynamodb/difference-store.ts";
import { dynamoLedgerReader } from "#shared/adapters/dynamodb/ledger-reader.ts";
import { dynamoSettlementStore } from "#shared/adapters/dynamodb/settlement-store.ts";
import type { CloseDeps } from "#shared/application/finance/deps.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): CloseDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    changes: dynamoChangeStore(client, env.STAMPS_TABLE),
    ledger: dynamoLedgerReader(client, env.STAMPS_TABLE),
    closes: dynamoCloseStore(client, env.STAMPS_TABLE),
    settlements: dynamoSettlementStore(client, env.STAMPS_TABLE),
    differences: dynamoDifferenceStore(client, env.STAMPS_TABLE),
  };
};

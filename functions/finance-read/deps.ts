import { dynamoCatalogueStore } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoCloseStore } from "#shared/adapters/dynamodb/close-store.ts";
import { dynamoDifferenceStore } from "#shared/adapters/dynamodb/difference-store.ts";
import { dynamoLedgerReader } from "#shared/adapters/dynamodb/ledger-reader.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoSettlementStore } from "#shared/adapters/dynamodb/settlement-store.ts";
import { dynamoTariffBook } from "#shared/adapters/dynamodb/tariff-book.ts";
import { dynamoUseReader } from "#shared/adapters/dynamodb/use-reader.ts";
import { dynamoVisitStore } from "#shared/adapters/dynamodb/visit-store.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  const { CORE_TABLE, STAMPS_TABLE } = env;
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    ledger: dynamoLedgerReader(client, STAMPS_TABLE),
    closes: dynamoCloseStore(client, STAMPS_TABLE),
    settlements: dynamoSettlementStore(client, STAMPS_TABLE),
    differences: dynamoDifferenceStore(client, STAMPS_TABLE),
    uses: dynamoUseReader(client, STAMPS_TABLE),
    orders: dynamoOrderStore(client, STAMPS_TABLE),
    catalogue: dynamoCatalogueStore(client, CORE_TABLE, systemClock),
    book: dynamoTariffBook(client, CORE_TABLE),
    visits: dynamoVisitStore(client, CORE_TABLE),
  };
};

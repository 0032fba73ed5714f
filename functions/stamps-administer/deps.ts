import { hmacStampKeys } from "#shared/adapters/crypto/stamp-keys.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDueStore } from "#shared/adapters/dynamodb/due-store.ts";
import { dynamoGuessCounter } from "#shared/adapters/dynamodb/guess-counter.ts";
import { dynamoLedgerStore } from "#shared/adapters/dynamodb/ledger-store.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoProposalStore } from "#shared/adapters/dynamodb/proposal-store.ts";
import { dynamoStampStore } from "#shared/adapters/dynamodb/stamp-store.ts";
import { kmsSealer } from "#shared/adapters/kms/sealer.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import { drawStampCode } from "#shared/domain/stamp/code.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Wires stamps-administer. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    changes: dynamoChangeStore(client, env.STAMPS_TABLE),
    stamps: dynamoStampStore(client, env.STAMPS_TABLE),
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    proposals: dynamoProposalStore(client, env.STAMPS_TABLE),
    due: dynamoDueStore(client, env.STAMPS_TABLE),
    ledger: dynamoLedgerStore(env.STAMPS_TABLE),
    guesses: dynamoGuessCounter(client, env.STAMPS_TABLE),
    stampKeys: hmacStampKeys(secretsManagerReader(), env.STAMP_SECRET_ID),
    sealer: kmsSealer(env.SEAL_KEY_ID),
    drawCode: () => drawStampCode(),
  };
};

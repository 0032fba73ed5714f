import { hmacStampKeys } from "#shared/adapters/crypto/stamp-keys.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDueStore } from "#shared/adapters/dynamodb/due-store.ts";
import { dynamoLedgerStore } from "#shared/adapters/dynamodb/ledger-store.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoStampStore } from "#shared/adapters/dynamodb/stamp-store.ts";
import { kmsSealer } from "#shared/adapters/kms/sealer.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import type { IssueDeps } from "#shared/application/stamps/issue-stamps.ts";
import { drawStampCode } from "#shared/domain/stamp/code.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Wires stamps-issue. */
export const buildDeps = (env: Env): IssueDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    changes: dynamoChangeStore(client, env.STAMPS_TABLE),
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    stamps: dynamoStampStore(client, env.STAMPS_TABLE),
    due: dynamoDueStore(client, env.STAMPS_TABLE),
    ledger: dynamoLedgerStore(env.STAMPS_TABLE),
    stampKeys: hmacStampKeys(secretsManagerReader(), env.STAMP_SECRET_ID),
    sealer: kmsSealer(env.SEAL_KEY_ID),
    drawCode: () => drawStampCode(),
  };
};

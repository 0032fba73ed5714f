import { hmacHolderKeys } from "#shared/adapters/crypto/holder-keys.ts";
import { hmacStampKeys } from "#shared/adapters/crypto/stamp-keys.ts";
import { dynamoAttachmentStore } from "#shared/adapters/dynamodb/attachment-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDueStore } from "#shared/adapters/dynamodb/due-store.ts";
import { dynamoGuessCounter } from "#shared/adapters/dynamodb/guess-counter.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoStampStore } from "#shared/adapters/dynamodb/stamp-store.ts";
import { kmsSealer } from "#shared/adapters/kms/sealer.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import { drawStampCode } from "#shared/domain/stamp/code.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Wires stamps-write. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    changes: dynamoChangeStore(client, env.STAMPS_TABLE, env.CORE_TABLE),
    requests: dynamoRequestStore(client, env.CORE_TABLE),
    stamps: dynamoStampStore(client, env.STAMPS_TABLE),
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    attachments: dynamoAttachmentStore(client, env.STAMPS_TABLE),
    due: dynamoDueStore(client, env.STAMPS_TABLE),
    guesses: dynamoGuessCounter(client, env.STAMPS_TABLE),
    holderKeys: hmacHolderKeys(secretsManagerReader(), env.STAMP_SECRET_ID),
    stampKeys: hmacStampKeys(secretsManagerReader(), env.STAMP_SECRET_ID),
    sealer: kmsSealer(env.SEAL_KEY_ID),
    drawCode: () => drawStampCode(),
  };
};

import { hmacStampKeys } from "#shared/adapters/crypto/stamp-keys.ts";
import { dynamoAttachmentStore } from "#shared/adapters/dynamodb/attachment-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoGuessCounter } from "#shared/adapters/dynamodb/guess-counter.ts";
import { dynamoRequestReader } from "#shared/adapters/dynamodb/request-reader.ts";
import { dynamoStampStore } from "#shared/adapters/dynamodb/stamp-store.ts";
import { dynamoTariffStore } from "#shared/adapters/dynamodb/tariff-store.ts";
import { dynamoVisitStore } from "#shared/adapters/dynamodb/visit-store.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import type { DeskReadDeps } from "#shared/application/desk/deps.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Wires desk-read. */
export const buildDeps = (env: Env): DeskReadDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    visits: dynamoVisitStore(client, env.CORE_TABLE),
    requests: dynamoRequestReader(client, env.CORE_TABLE),
    tariffs: dynamoTariffStore(client, env.CORE_TABLE, systemClock),
    attachments: dynamoAttachmentStore(client, env.STAMPS_TABLE),
    stamps: dynamoStampStore(client, env.STAMPS_TABLE),
    guesses: dynamoGuessCounter(client, env.STAMPS_TABLE),
    stampKeys: hmacStampKeys(secretsManagerReader(), env.STAMP_SECRET_ID),
  };
};

import { hmacHolderKeys } from "#shared/adapters/crypto/holder-keys.ts";
import { hmacStampKeys } from "#shared/adapters/crypto/stamp-keys.ts";
import { dynamoCallAllowance } from "#shared/adapters/dynamodb/call-allowance.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDueStore } from "#shared/adapters/dynamodb/due-store.ts";
import { dynamoGuessCounter } from "#shared/adapters/dynamodb/guess-counter.ts";
import { dynamoLedgerStore } from "#shared/adapters/dynamodb/ledger-store.ts";
import { dynamoReservationStore } from "#shared/adapters/dynamodb/reservation-store.ts";
import { dynamoStampStore } from "#shared/adapters/dynamodb/stamp-store.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import type { PartnerDeps } from "#shared/application/partners/deps.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Wires partners-redeem. */
export const buildDeps = (env: Env): PartnerDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    changes: dynamoChangeStore(client, env.STAMPS_TABLE),
    stamps: dynamoStampStore(client, env.STAMPS_TABLE),
    reservations: dynamoReservationStore(client, env.STAMPS_TABLE),
    due: dynamoDueStore(client, env.STAMPS_TABLE),
    ledger: dynamoLedgerStore(env.STAMPS_TABLE),
    allowance: dynamoCallAllowance(client, env.STAMPS_TABLE),
    guesses: dynamoGuessCounter(client, env.STAMPS_TABLE),
    holderKeys: hmacHolderKeys(secretsManagerReader(), env.STAMP_SECRET_ID),
    stampKeys: hmacStampKeys(secretsManagerReader(), env.STAMP_SECRET_ID),
  };
};

import { hmacStampKeys } from "#shared/adapters/crypto/stamp-keys.ts";
import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoAttachmentStore } from "#shared/adapters/dynamodb/attachment-store.ts";
import { dynamoCatalogueStore } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDueStore } from "#shared/adapters/dynamodb/due-store.ts";
import { dynamoGuessCounter } from "#shared/adapters/dynamodb/guess-counter.ts";
import { dynamoLedgerStore } from "#shared/adapters/dynamodb/ledger-store.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoRefundStore } from "#shared/adapters/dynamodb/refund-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoStampStore } from "#shared/adapters/dynamodb/stamp-store.ts";
import { dynamoTariffStore } from "#shared/adapters/dynamodb/tariff-store.ts";
import { dynamoVisitStore } from "#shared/adapters/dynamodb/visit-store.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import { noteRefusedNotice } from "#shared/observability/refused-notice.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Wires desk-write; the command record of a closing lies beside the visit, in the core table. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    changes: dynamoChangeStore(client, env.CORE_TABLE),
    visits: dynamoVisitStore(client, env.CORE_TABLE),
    appointments: dynamoAppointmentStore(client, env.CORE_TABLE),
    catalogue: dynamoCatalogueStore(client, env.CORE_TABLE, systemClock),
    requests: dynamoRequestStore(client, env.CORE_TABLE),
    tariffs: dynamoTariffStore(client, env.CORE_TABLE, systemClock),
    attachments: dynamoAttachmentStore(client, env.STAMPS_TABLE),
    stamps: dynamoStampStore(client, env.STAMPS_TABLE),
    guesses: dynamoGuessCounter(client, env.STAMPS_TABLE),
    stampKeys: hmacStampKeys(secretsManagerReader(), env.STAMP_SECRET_ID),
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    due: dynamoDueStore(client, env.STAMPS_TABLE),
    onRefused: noteRefusedNotice,
    refunds: dynamoRefundStore(client, env.STAMPS_TABLE),
    ledger: dynamoLedgerStore(env.STAMPS_TABLE),
  };
};

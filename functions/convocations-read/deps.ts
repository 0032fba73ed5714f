import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoCatalogueStore } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoRequestReader } from "#shared/adapters/dynamodb/request-reader.ts";
import { dynamoTariffStore } from "#shared/adapters/dynamodb/tariff-store.ts";
import { kmsDocumentSeal } from "#shared/adapters/kms/document-seal.ts";
import { assetsBeside } from "#shared/adapters/typst/assets.ts";
import { typstRenderer } from "#shared/adapters/typst/document-renderer.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    catalogue: dynamoCatalogueStore(client, env.CORE_TABLE, systemClock),
    requests: dynamoRequestReader(client, env.CORE_TABLE),
    appointments: dynamoAppointmentStore(client, env.CORE_TABLE),
    tariffs: dynamoTariffStore(client, env.CORE_TABLE, systemClock),
    seals: kmsDocumentSeal(env.DOCUMENT_KEY_ID),
    documents: typstRenderer(assetsBeside(import.meta.url)),
  };
};

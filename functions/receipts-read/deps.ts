import { dynamoCatalogueStore } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoStampDeliveryStore } from "#shared/adapters/dynamodb/stamp-delivery-store.ts";
import { dynamoStampStore } from "#shared/adapters/dynamodb/stamp-store.ts";
import { kmsUnsealer } from "#shared/adapters/kms/sealer.ts";
import { assetsBeside } from "#shared/adapters/typst/assets.ts";
import { typstRenderer } from "#shared/adapters/typst/document-renderer.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Wires receipts-read: it opens codes for their buyer's receipt and changes nothing. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    stamps: dynamoStampStore(client, env.STAMPS_TABLE),
    catalogue: dynamoCatalogueStore(client, env.CORE_TABLE, systemClock),
    deliveries: dynamoStampDeliveryStore(client, env.STAMPS_TABLE),
    unsealer: kmsUnsealer(env.SEAL_KEY_ID),
    documents: typstRenderer(assetsBeside(import.meta.url)),
  };
};

import { hmacNotices } from "#shared/adapters/crypto/hmac-notices.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDueStore } from "#shared/adapters/dynamodb/due-store.ts";
import { dynamoLedgerStore } from "#shared/adapters/dynamodb/ledger-store.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { cmiNotices } from "#shared/adapters/payment/cmi.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import { noteRefusedNotice } from "#shared/observability/refused-notice.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Wires payments-callback. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  const secrets = secretsManagerReader();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    changes: dynamoChangeStore(client, env.STAMPS_TABLE),
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    due: dynamoDueStore(client, env.STAMPS_TABLE),
    ledger: dynamoLedgerStore(env.STAMPS_TABLE),
    agency: hmacNotices(secrets, env.AGENCY_SECRET_ID),
    walletNotices: hmacNotices(secrets, env.WALLET_SECRET_ID),
    walletMerchantId: env.WALLET_MERCHANT_ID,
    provider: cmiNotices(secrets, {
      clientId: env.CMI_CLIENT_ID,
      secretId: env.CMI_SECRET_ID,
    }),
    onRefused: noteRefusedNotice,
  };
};

import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDueStore } from "#shared/adapters/dynamodb/due-store.ts";
import { dynamoLedgerStore } from "#shared/adapters/dynamodb/ledger-store.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { cmiNotices } from "#shared/adapters/payment/cmi.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import type { PaymentDeps } from "#shared/application/payments/deps.ts";
import { log } from "#shared/observability/log.ts";
import { count } from "#shared/observability/metric.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Wires payments-callback. */
export const buildDeps = (env: Env): PaymentDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    changes: dynamoChangeStore(client, env.STAMPS_TABLE),
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    due: dynamoDueStore(client, env.STAMPS_TABLE),
    ledger: dynamoLedgerStore(env.STAMPS_TABLE),
    provider: cmiNotices(secretsManagerReader(), {
      clientId: env.CMI_CLIENT_ID,
      secretId: env.CMI_SECRET_ID,
    }),
    onRefused: (fault) => {
      log.warn("payment-notice-refused", { code: fault });
      count(`payment-notice-refused-${fault}`);
    },
  };
};

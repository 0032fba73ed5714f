import { dynamoAccountStore } from "#shared/adapters/dynamodb/account-store.ts";
import { dynamoCatalogueStore } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDueStore } from "#shared/adapters/dynamodb/due-store.ts";
import { dynamoLedgerStore } from "#shared/adapters/dynamodb/ledger-store.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoRefundStore } from "#shared/adapters/dynamodb/refund-store.ts";
import { dynamoStampStore } from "#shared/adapters/dynamodb/stamp-store.ts";
import { dynamoTariffStore } from "#shared/adapters/dynamodb/tariff-store.ts";
import { cmiPage } from "#shared/adapters/payment/cmi.ts";
import { walletLinks } from "#shared/adapters/payment/wallet.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import { drawPaymentReference } from "#shared/domain/order/payment-reference.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Wires orders-write. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  const secrets = secretsManagerReader();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    changes: dynamoChangeStore(client, env.STAMPS_TABLE, env.CORE_TABLE),
    accounts: dynamoAccountStore(client, env.CORE_TABLE),
    catalogue: dynamoCatalogueStore(client, env.CORE_TABLE, systemClock),
    tariffs: dynamoTariffStore(client, env.CORE_TABLE, systemClock),
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    refunds: dynamoRefundStore(client, env.STAMPS_TABLE),
    stamps: dynamoStampStore(client, env.STAMPS_TABLE),
    ledger: dynamoLedgerStore(env.STAMPS_TABLE),
    due: dynamoDueStore(client, env.STAMPS_TABLE),
    drawReference: () => drawPaymentReference(),
    wallet: walletLinks(secrets, {
      url: env.WALLET_URL,
      merchantId: env.WALLET_MERCHANT_ID,
      secretId: env.WALLET_SECRET_ID,
      siteUrl: env.SITE_URL,
    }),
    provider: cmiPage(secrets, {
      clientId: env.CMI_CLIENT_ID,
      secretId: env.CMI_SECRET_ID,
      pageUrl: env.CMI_URL,
      siteUrl: env.SITE_URL,
    }),
  };
};

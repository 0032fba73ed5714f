import { randomUUID } from "node:crypto";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDueStore } from "#shared/adapters/dynamodb/due-store.ts";
import { dynamoLedgerStore } from "#shared/adapters/dynamodb/ledger-store.ts";
import { dynamoRefundStore } from "#shared/adapters/dynamodb/refund-store.ts";
import { dynamoStampStore } from "#shared/adapters/dynamodb/stamp-store.ts";
import { cmiRefunds } from "#shared/adapters/payment/cmi-refunds.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
import type { PayRefundDeps } from "#shared/application/refunds/pay-refund.ts";
import { count } from "#shared/observability/metric.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Wires refunds-pay. */
export const buildDeps = (env: Env): PayRefundDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    changes: dynamoChangeStore(client, env.STAMPS_TABLE),
    refunds: dynamoRefundStore(client, env.STAMPS_TABLE),
    stamps: dynamoStampStore(client, env.STAMPS_TABLE),
    due: dynamoDueStore(client, env.STAMPS_TABLE),
    ledger: dynamoLedgerStore(env.STAMPS_TABLE),
    provider: cmiRefunds(secretsManagerReader(), {
      url: env.CMI_API_URL,
      clientId: env.CMI_CLIENT_ID,
      userName: env.CMI_API_USER,
      secretId: env.CMI_API_SECRET_ID,
    }),
    newToken: randomUUID,
    onTried: (state, stuck) => {
      count(`refund-${state}`);
      if (stuck) count("refund-stuck");
    },
  };
};

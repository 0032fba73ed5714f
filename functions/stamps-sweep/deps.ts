import { dynamoAttachmentStore } from "#shared/adapters/dynamodb/attachment-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDueStore } from "#shared/adapters/dynamodb/due-store.ts";
import { dynamoLedgerStore } from "#shared/adapters/dynamodb/ledger-store.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoRefundStore } from "#shared/adapters/dynamodb/refund-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoReservationStore } from "#shared/adapters/dynamodb/reservation-store.ts";
import { dynamoStampStore } from "#shared/adapters/dynamodb/stamp-store.ts";
import type { StampsSweepDeps } from "#shared/application/stamps/sweep-stamps.ts";
import { count } from "#shared/observability/metric.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Wires stamps-sweep. */
export const buildDeps = (env: Env): StampsSweepDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    changes: dynamoChangeStore(client, env.STAMPS_TABLE),
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    refunds: dynamoRefundStore(client, env.STAMPS_TABLE),
    stamps: dynamoStampStore(client, env.STAMPS_TABLE),
    attachments: dynamoAttachmentStore(client, env.STAMPS_TABLE),
    requests: dynamoRequestStore(client, env.CORE_TABLE),
    ledger: dynamoLedgerStore(env.STAMPS_TABLE),
    reservations: dynamoReservationStore(client, env.STAMPS_TABLE),
    due: dynamoDueStore(client, env.STAMPS_TABLE),
    onErased: () => count("sealed-erased"),
  };
};

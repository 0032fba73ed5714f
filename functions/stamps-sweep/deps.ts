import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDueStore } from "#shared/adapters/dynamodb/due-store.ts";
import { dynamoOrderStore } from "#shared/adapters/dynamodb/order-store.ts";
import { dynamoReservationStore } from "#shared/adapters/dynamodb/reservation-store.ts";
import type { StampsSweepDeps } from "#shared/application/stamps/sweep-stamps.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Wires stamps-sweep. */
export const buildDeps = (env: Env): StampsSweepDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    changes: dynamoChangeStore(client, env.STAMPS_TABLE),
    orders: dynamoOrderStore(client, env.STAMPS_TABLE),
    reservations: dynamoReservationStore(client, env.STAMPS_TABLE),
    due: dynamoDueStore(client, env.STAMPS_TABLE),
  };
};

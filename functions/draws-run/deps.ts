import { dynamoCalendarStore } from "#shared/adapters/dynamodb/calendar-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDrawEntries } from "#shared/adapters/dynamodb/draw-entries.ts";
import { dynamoDrawStore } from "#shared/adapters/dynamodb/draw-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import { kmsSeedUnsealer } from "#shared/adapters/kms/seed-sealer.ts";
import type { DrawingDeps } from "#shared/application/draws/deps.ts";
import type { Clock } from "#shared/ports/clock.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

export type Deps = DrawingDeps & { readonly clock: Clock };

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  const table = env.CORE_TABLE;
  return {
    clock: systemClock,
    calendars: dynamoCalendarStore(client, table),
    draws: dynamoDrawStore(client, table),
    entries: dynamoDrawEntries(client, table),
    requests: dynamoRequestStore(client, table),
    slots: dynamoSlotStore(client, table),
    seeds: kmsSeedUnsealer(env.DRAW_KEY_ID),
    changes: dynamoChangeStore(client, table),
  };
};

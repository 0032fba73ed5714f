import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoCalendarStore } from "#shared/adapters/dynamodb/calendar-store.ts";
import { dynamoCatalogueStore } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDrawEntries } from "#shared/adapters/dynamodb/draw-entries.ts";
import { dynamoDrawStore } from "#shared/adapters/dynamodb/draw-store.ts";
import { kmsSeedSealer } from "#shared/adapters/kms/seed-sealer.ts";
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
    calendars: dynamoCalendarStore(client, env.CORE_TABLE),
    appointments: dynamoAppointmentStore(client, env.CORE_TABLE),
    draws: dynamoDrawStore(client, env.CORE_TABLE),
    entries: dynamoDrawEntries(client, env.CORE_TABLE),
    seeds: kmsSeedSealer(env.DRAW_KEY_ID),
    changes: dynamoChangeStore(client, env.CORE_TABLE),
  };
};

import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoCalendarStore } from "#shared/adapters/dynamodb/calendar-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoRetentionStore } from "#shared/adapters/dynamodb/retention-store.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import { dynamoStatisticsStore } from "#shared/adapters/dynamodb/statistics-store.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    calendars: dynamoCalendarStore(client, env.CORE_TABLE),
    slots: dynamoSlotStore(client, env.CORE_TABLE),
    appointments: dynamoAppointmentStore(client, env.CORE_TABLE),
    retention: dynamoRetentionStore(client, env.CORE_TABLE),
    statistics: dynamoStatisticsStore(client, env.CORE_TABLE),
  };
};

import { dynamoCalendarStore } from "#shared/adapters/dynamodb/calendar-store.ts";
import { dynamoCatalogueStore } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import type { MaterialiseDeps } from "#shared/application/slots/materialise-slots.ts";
import type { Clock } from "#shared/ports/clock.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

export type Deps = MaterialiseDeps & { readonly clock: Clock };

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    catalogue: dynamoCatalogueStore(client, env.CORE_TABLE, systemClock),
    slots: dynamoSlotStore(client, env.CORE_TABLE),
    calendars: dynamoCalendarStore(client, env.CORE_TABLE),
  };
};

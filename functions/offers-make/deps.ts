import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoCalendarStore } from "#shared/adapters/dynamodb/calendar-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoOfferStore } from "#shared/adapters/dynamodb/offer-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import type { OfferingDeps } from "#shared/application/offers/deps.ts";
import type { Clock } from "#shared/ports/clock.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

export type Deps = OfferingDeps & { readonly clock: Clock };

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    requests: dynamoRequestStore(client, env.CORE_TABLE),
    slots: dynamoSlotStore(client, env.CORE_TABLE),
    calendars: dynamoCalendarStore(client, env.CORE_TABLE),
    appointments: dynamoAppointmentStore(client, env.CORE_TABLE),
    offers: dynamoOfferStore(client, env.CORE_TABLE),
    changes: dynamoChangeStore(client, env.CORE_TABLE),
  };
};

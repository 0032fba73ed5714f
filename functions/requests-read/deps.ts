import { hmacTokenSigner } from "#shared/adapters/crypto/token-signer.ts";
import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoCalendarStore } from "#shared/adapters/dynamodb/calendar-store.ts";
import { dynamoCatalogueStore } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDrawEntries } from "#shared/adapters/dynamodb/draw-entries.ts";
import { dynamoDrawStore } from "#shared/adapters/dynamodb/draw-store.ts";
import { dynamoRequestReader } from "#shared/adapters/dynamodb/request-reader.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import { secretsManagerReader } from "#shared/adapters/secrets/secret-reader.ts";
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
    requests: dynamoRequestReader(client, env.CORE_TABLE),
    slots: dynamoSlotStore(client, env.CORE_TABLE),
    calendars: dynamoCalendarStore(client, env.CORE_TABLE),
    appointments: dynamoAppointmentStore(client, env.CORE_TABLE),
    draws: dynamoDrawStore(client, env.CORE_TABLE),
    entries: dynamoDrawEntries(client, env.CORE_TABLE),
    tokens: hmacTokenSigner(secretsManagerReader(), env.BOOKING_SECRET_ID),
  };
};

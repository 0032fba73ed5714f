import { hmacTokenSigner } from "#shared/adapters/crypto/token-signer.ts";
import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoOfferStore } from "#shared/adapters/dynamodb/offer-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
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
    requests: dynamoRequestStore(client, env.CORE_TABLE),
    slots: dynamoSlotStore(client, env.CORE_TABLE),
    offers: dynamoOfferStore(client, env.CORE_TABLE),
    appointments: dynamoAppointmentStore(client, env.CORE_TABLE),
    changes: dynamoChangeStore(client, env.CORE_TABLE),
    tokens: hmacTokenSigner(secretsManagerReader(), env.BOOKING_SECRET_ID),
  };
};

import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoSignInStore } from "#shared/adapters/dynamodb/sign-in-store.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./record.ts";

/** Wires identity-code. */
export const buildDeps = (env: Env): Deps => ({
  clock: systemClock,
  signIns: dynamoSignInStore(dynamoClient(), env.CORE_TABLE),
});

import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoMemberReader } from "#shared/adapters/dynamodb/member-reader.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Wires staff-read. */
export const buildDeps = (env: Env): Deps => ({
  clock: systemClock,
  siteUrl: env.SITE_URL,
  members: dynamoMemberReader(dynamoClient(), env.CORE_TABLE),
});

import { dynamoAuditReader } from "#shared/adapters/dynamodb/audit-reader.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): Deps => ({
  clock: systemClock,
  siteUrl: env.SITE_URL,
  trail: dynamoAuditReader(dynamoClient(), env.AUDIT_TABLE),
});

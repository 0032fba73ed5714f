import { cognitoStaffUsers } from "#shared/adapters/cognito/staff-users.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoMemberStore } from "#shared/adapters/dynamodb/member-store.ts";
import { elsewhereStaffUsers } from "#shared/adapters/oidc/elsewhere-staff-users.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Wires staff-write. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  const pool = { id: env.STAFF_POOL_ID, url: env.STAFF_POOL_URL };
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    members: dynamoMemberStore(client, env.CORE_TABLE),
    users: pool.id === "" ? elsewhereStaffUsers : cognitoStaffUsers(pool, client.config),
    issuer: env.STAFF_ISSUER,
    changes: dynamoChangeStore(client, env.CORE_TABLE),
  };
};

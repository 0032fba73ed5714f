import { setTimeout as pause } from "node:timers/promises";
import { dynamoAuditStore } from "#shared/adapters/dynamodb/audit-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import type { AuditDeps } from "#shared/application/audit/record-event.ts";
import type { Env } from "./env.ts";

/** Wires audit-record. */
export const buildDeps = (env: Env): AuditDeps => ({
  trail: dynamoAuditStore(dynamoClient(), env.AUDIT_TABLE),
  pause: async (milliseconds) => {
    await pause(milliseconds);
  },
});

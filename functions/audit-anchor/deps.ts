import { dynamoAuditReader } from "#shared/adapters/dynamodb/audit-reader.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { kmsAnchorSeal } from "#shared/adapters/kms/anchor-seal.ts";
import { s3AnchorStore } from "#shared/adapters/s3/anchor-store.ts";
import { s3Client } from "#shared/adapters/s3/client.ts";
import type { AnchorDeps } from "#shared/application/audit/anchor-trail.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): AnchorDeps => ({
  clock: systemClock,
  trail: dynamoAuditReader(dynamoClient(), env.AUDIT_TABLE),
  anchors: s3AnchorStore(s3Client(), env.ANCHORS_BUCKET),
  seals: kmsAnchorSeal(env.ANCHOR_KEY_ID),
});

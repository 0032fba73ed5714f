import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDocumentStore } from "#shared/adapters/dynamodb/document-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoRetentionStore } from "#shared/adapters/dynamodb/retention-store.ts";
import { s3Client } from "#shared/adapters/s3/client.ts";
import { s3KeptFiles } from "#shared/adapters/s3/document-files.ts";
import type { RetiringDeps } from "#shared/application/documents/retire-papers.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): RetiringDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    requests: dynamoRequestStore(client, env.CORE_TABLE),
    documents: dynamoDocumentStore(client, env.CORE_TABLE),
    retention: dynamoRetentionStore(client, env.CORE_TABLE),
    files: s3KeptFiles(s3Client(), env.CLEAN_BUCKET),
    changes: dynamoChangeStore(client, env.CORE_TABLE),
  };
};

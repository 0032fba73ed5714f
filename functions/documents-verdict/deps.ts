import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDocumentStore } from "#shared/adapters/dynamodb/document-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import type { SettlingUploadDeps } from "#shared/application/documents/settle-upload.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): SettlingUploadDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    requests: dynamoRequestStore(client, env.CORE_TABLE),
    documents: dynamoDocumentStore(client, env.CORE_TABLE),
    changes: dynamoChangeStore(client, env.CORE_TABLE),
  };
};

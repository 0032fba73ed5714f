import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDocumentStore } from "#shared/adapters/dynamodb/document-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { isolatedInspector } from "#shared/adapters/inspection/isolated-inspector.ts";
import { s3Client } from "#shared/adapters/s3/client.ts";
import { s3CleanFiles, s3Originals } from "#shared/adapters/s3/document-files.ts";
import type { InspectingDeps } from "#shared/application/documents/inspect-upload.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Builds the function's clients, once per environment. The program that decodes lies beside the bundle. */
export const buildDeps = (env: Env): InspectingDeps => {
  const client = dynamoClient();
  const files = s3Client();
  return {
    clock: systemClock,
    requests: dynamoRequestStore(client, env.CORE_TABLE),
    documents: dynamoDocumentStore(client, env.CORE_TABLE),
    changes: dynamoChangeStore(client, env.CORE_TABLE),
    originals: s3Originals(files, env.QUARANTINE_BUCKET),
    copies: s3CleanFiles(files, env.CLEAN_BUCKET),
    inspector: isolatedInspector(new URL("./inspection-program.mjs", import.meta.url)),
  };
};

import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDocumentStore } from "#shared/adapters/dynamodb/document-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { s3Client } from "#shared/adapters/s3/client.ts";
import { s3ArrivedFiles } from "#shared/adapters/s3/document-files.ts";
import { sqsInspectionQueue } from "#shared/adapters/sqs/inspection-queue.ts";
import type { SweepingDeps } from "#shared/application/documents/sweep-uploads.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): SweepingDeps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    requests: dynamoRequestStore(client, env.CORE_TABLE),
    documents: dynamoDocumentStore(client, env.CORE_TABLE),
    changes: dynamoChangeStore(client, env.CORE_TABLE),
    arrived: s3ArrivedFiles(s3Client(), env.QUARANTINE_BUCKET),
    inspections: sqsInspectionQueue(new SQSClient({ maxAttempts: 3 }), env.INSPECT_QUEUE_URL),
  };
};

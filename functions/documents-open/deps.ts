import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { dynamoDocumentStore } from "#shared/adapters/dynamodb/document-store.ts";
import { dynamoRequestReader } from "#shared/adapters/dynamodb/request-reader.ts";
import { dynamoReviewQueue } from "#shared/adapters/dynamodb/review-queue.ts";
import { s3Client } from "#shared/adapters/s3/client.ts";
import { s3CopyLinks } from "#shared/adapters/s3/copy-links.ts";
import { systemClock } from "#shared/ports/clock.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./routes.ts";

/** Builds the function's clients, once per environment. */
export const buildDeps = (env: Env): Deps => {
  const client = dynamoClient();
  return {
    clock: systemClock,
    siteUrl: env.SITE_URL,
    requests: dynamoRequestReader(client, env.CORE_TABLE),
    documents: dynamoDocumentStore(client, env.CORE_TABLE),
    queue: dynamoReviewQueue(client, env.CORE_TABLE),
    changes: dynamoChangeStore(client, env.CORE_TABLE),
    links: s3CopyLinks(s3Client(), env.CLEAN_BUCKET),
  };
};

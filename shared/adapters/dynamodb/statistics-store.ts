import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { StatisticsStore } from "#shared/ports/statistics-store.ts";
import { keys } from "./keys.ts";
import { queryPartition } from "./query-partition.ts";
import { toNotes } from "./statistics-item.ts";

/** Notes in DynamoDB: one partition per post and local day. */
export const dynamoStatisticsStore = (client: DynamoDBDocumentClient, table: string): StatisticsStore => ({
  ofDay: async (postId, date) =>
    toNotes(await queryPartition(client, table, keys.submission(postId, date, "").pk, (item) => item)),
});

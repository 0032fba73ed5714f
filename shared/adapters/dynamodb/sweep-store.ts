import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { SweepStore } from "#shared/ports/sweep-store.ts";
import { keys } from "./keys.ts";
import { queryPartition } from "./query-partition.ts";

const sweptItemSchema = z.strictObject({ pk: z.string(), sk: z.string(), upTo: z.iso.date() });

/** Marks of the sweep in the core table: one query reads them all. */
export const dynamoSweepStore = (client: DynamoDBDocumentClient, table: string): SweepStore => ({
  settled: async () => {
    const marks = await queryPartition(client, table, keys.swept("").pk, (item) =>
      sweptItemSchema.parse(item),
    );
    return new Map(marks.map(({ sk, upTo }) => [sk, upTo]));
  },
  // Set back by a run that is late, it only costs the next one some reads.
  settle: async (postId, date) => {
    await client.send(new PutCommand({ TableName: table, Item: { ...keys.swept(postId), upTo: date } }));
  },
});

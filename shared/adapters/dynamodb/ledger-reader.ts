import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { paginateQuery } from "@aws-sdk/lib-dynamodb";
import type { LedgerEntry } from "#shared/domain/ledger/ledger.ts";
import type { LedgerReader } from "#shared/ports/ledger-reader.ts";
import { keys } from "./keys.ts";
import { ledgerItemSchema } from "./ledger-store.ts";

const entryOf = (item: unknown): LedgerEntry => {
  const { pk, sk, ...entry } = ledgerItemSchema.parse(item);
  return entry;
};

/** The ledger in the stamps table, a page of at most 1 MB at a time: a day never has to fit into memory. */
export const dynamoLedgerReader = (client: DynamoDBDocumentClient, table: string): LedgerReader => ({
  ofDay: async function* (date) {
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": keys.ledger(date, "").pk },
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) yield* Items.map(entryOf);
  },
});

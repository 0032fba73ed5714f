import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { DeleteCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Due, DueStore } from "#shared/ports/due-store.ts";
import { dueKinds } from "#shared/ports/due-store.ts";
import type { Key } from "./keys.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";

const dueItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  kind: z.enum(dueKinds),
  at: z.iso.datetime(),
  id: z.string(),
});

const PAGE = 100;

/** Before every kind: rows of later instants only. */
const FIRST = "";

const keyOf = ({ at, kind, id }: Due): Key => keys.stampsDue(at, kind, id);

const dueOf = (item: unknown): Due => {
  const { pk, sk, ...due } = dueItemSchema.parse(item);
  return due;
};

/** Without a condition, none can fail. */
const unconditional = (write: DynamoPiece["write"]): DynamoPiece => ({
  write,
  refusal: () => ({ code: "internal" }),
});

/**
 * The due list in the stamps table: one partition in order of time. It takes 1,000 writes a second, two for each
 * order: fifty times the orders of the busiest day we plan for.
 */
export const dynamoDueStore = (client: DynamoDBDocumentClient, table: string): DueStore => ({
  put: (due) =>
    unconditional({ Put: { TableName: table, Item: dueItemSchema.parse({ ...keyOf(due), ...due }) } }),
  settle: (due) => unconditional({ Delete: { TableName: table, Key: keyOf(due) } }),
  move: async (due, next) => {
    const Item = dueItemSchema.parse({ ...keyOf(next), ...next });
    // The next row first: cut off between the two, both are there, and the first moves again.
    await client.send(new PutCommand({ TableName: table, Item }));
    await client.send(new DeleteCommand({ TableName: table, Key: keyOf(due) }));
  },
  forget: async (due) => {
    await client.send(new DeleteCommand({ TableName: table, Key: keyOf(due) }));
  },
  page: async (now, after) => {
    // A millisecond later, so that what is due at this very moment is due.
    const { pk, sk: end } = keys.stampsDue(new Date(now + 1).toISOString(), FIRST, "");
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk AND sk < :end",
        ExpressionAttributeValues: { ":pk": pk, ":end": end },
        ConsistentRead: true,
        Limit: PAGE,
        ...(after && { ExclusiveStartKey: keyOf(after) }),
      }),
    );
    return Items.map(dueOf);
  },
});

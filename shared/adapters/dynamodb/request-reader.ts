import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { RequestReader } from "#shared/ports/request-store.ts";
import { batchGet } from "./batch-get.ts";
import { keys, ownerKeys } from "./keys.ts";
import { itemKeys, papersItemSchema, peopleItemSchema, toRecord } from "./request-item.ts";

const indexKeySchema = z.object(itemKeys);
const referenceItemSchema = z.strictObject({ ...itemKeys, requestId: z.string() });

/** At most as many requests as one BatchGetItem returns; older ones are archived by retention (D4). */
const LIST_LIMIT = 100;

/** Reads requests from DynamoDB: all that a function which changes none carries in its bundle. */
export const dynamoRequestReader = (client: DynamoDBDocumentClient, table: string): RequestReader => ({
  find: async (requestId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.request(requestId), ConsistentRead: true }),
    );
    return Item && toRecord(Item);
  },
  idOf: async (reference) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.reference(reference), ConsistentRead: true }),
    );
    return Item && referenceItemSchema.parse(Item).requestId;
  },
  findWhole: async (requestId) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": keys.request(requestId).pk },
        ConsistentRead: true,
      }),
    );
    const at = (sk: string) => Items.find((item) => item.sk === sk);
    const state = at(keys.request(requestId).sk);
    if (state === undefined) return undefined;
    const papers = papersItemSchema.parse(at(keys.documents(requestId).sk));
    return {
      record: toRecord(state),
      beneficiaries: peopleItemSchema.parse(at(keys.people(requestId).sk)).beneficiaries,
      documents: papers.documents,
      uploads: papers.uploads,
    };
  },
  beneficiariesOf: async (requestId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.people(requestId), ConsistentRead: true }),
    );
    return Item === undefined ? [] : peopleItemSchema.parse(Item).beneficiaries;
  },
  listOf: async (accountId) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: "byOwner",
        KeyConditionExpression: "gpk = :gpk",
        ExpressionAttributeValues: { ":gpk": ownerKeys.requestsOf(accountId, "").gpk },
        ScanIndexForward: false,
        Limit: LIST_LIMIT,
      }),
    );
    const wanted = Items.map((item) => {
      const { pk, sk } = indexKeySchema.parse(item);
      return { pk, sk };
    });
    const found = await batchGet(client, table, wanted, toRecord);
    return found.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  },
});

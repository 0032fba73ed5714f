import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { DeleteCommand, GetCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { ObjectAddress } from "#shared/domain/document/paper-key.ts";
import { objectKeyOf, paperKeyOf, readObjectKey } from "#shared/domain/document/paper-key.ts";
import type { PaperUpload } from "#shared/domain/document/upload.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { DocumentStore } from "#shared/ports/document-store.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { itemKeys, papersItemSchema, toRecord } from "./request-item.ts";

const busy: Refusal = { code: "busy", retryAfterSeconds: 1 };
const undecidedSchema = z.strictObject({ ...itemKeys, grantedAt: z.iso.datetime(), objectKey: z.string() });

/** As many as the sweep can act on in a run. */
const PAGE = 100;

/** Without its undefined fields, as it is stored: the database compares whole maps. */
const plain = (upload: PaperUpload): Record<string, unknown> =>
  Object.fromEntries(Object.entries(upload).filter(([, value]) => value !== undefined));

/** The request is still this account's and in the state that was read. */
const requestPiece = (table: string, record: RequestRecord): DynamoPiece => ({
  write: {
    ConditionCheck: {
      TableName: table,
      Key: keys.request(record.requestId),
      ConditionExpression: "accountId = :account AND #state = :state",
      ExpressionAttributeNames: { "#state": "state" },
      ExpressionAttributeValues: { ":account": record.accountId, ":state": record.state },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  },
  refusal: (image) => {
    const found = image && toRecord(image);
    return found?.accountId === record.accountId
      ? { code: "request-wrong-state", details: { state: found.state } }
      : { code: "not-found" };
  },
});

const replacement = (
  table: string,
  address: Omit<ObjectAddress, "uploadId">,
  before: PaperUpload,
  after: PaperUpload,
) => ({
  TableName: table,
  Key: keys.documents(address.requestId),
  UpdateExpression: "SET uploads.#paper = :after",
  ConditionExpression: "uploads.#paper = :before",
  ExpressionAttributeNames: { "#paper": paperKeyOf(address) },
  ExpressionAttributeValues: { ":before": plain(before), ":after": plain(after) },
});

/** Uploads in DynamoDB, in the item of a request's papers; what waits for a verdict is listed apart for the sweep. */
export const dynamoDocumentStore = (client: DynamoDBDocumentClient, table: string): DocumentStore => ({
  papers: async (requestId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.documents(requestId), ConsistentRead: true }),
    );
    if (Item === undefined) return undefined;
    const { documents, uploads, quota } = papersItemSchema.parse(Item);
    return { documents, uploads, quota };
  },
  grantPieces: (record, { paper, before, upload, quotaBefore, quota }) => {
    const address = { ...paper, requestId: record.requestId, uploadId: upload.uploadId };
    const update: DynamoPiece = {
      write: {
        Update: {
          TableName: table,
          Key: keys.documents(record.requestId),
          UpdateExpression: "SET uploads.#paper = :upload, quota.#person = :quota",
          ConditionExpression: [
            before ? "uploads.#paper = :before" : "attribute_not_exists(uploads.#paper)",
            quotaBefore ? "quota.#person = :quotaBefore" : "attribute_not_exists(quota.#person)",
          ].join(" AND "),
          ExpressionAttributeNames: { "#paper": paperKeyOf(paper), "#person": String(paper.beneficiary) },
          ExpressionAttributeValues: {
            ":upload": plain(upload),
            ":quota": quota,
            ...(before && { ":before": plain(before) }),
            ...(quotaBefore && { ":quotaBefore": quotaBefore }),
          },
        },
      },
      refusal: () => busy,
    };
    const waiting: DynamoPiece = {
      write: {
        Put: {
          TableName: table,
          Item: {
            ...keys.undecided(upload.grantedAt, upload.uploadId),
            grantedAt: upload.grantedAt,
            objectKey: objectKeyOf(address),
          },
        },
      },
      refusal: () => ({ code: "internal" }),
    };
    return [requestPiece(table, record), update, waiting];
  },
  note: async (address, before, after) => {
    try {
      await client.send(new UpdateCommand(replacement(table, address, before, after)));
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return false;
    }
  },
  decidePieces: (address, before, after): readonly DynamoPiece[] => [
    { write: { Update: replacement(table, address, before, after) }, refusal: () => busy },
    {
      write: { Delete: { TableName: table, Key: keys.undecided(before.grantedAt, before.uploadId) } },
      refusal: () => ({ code: "internal" }),
    },
  ],
  shownPieces: ({ requestId, postId, state }, paper, uploadId): readonly DynamoPiece[] => [
    {
      write: {
        ConditionCheck: {
          TableName: table,
          Key: keys.request(requestId),
          ConditionExpression: "postId = :post AND #state = :state",
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: { ":post": postId, ":state": state },
        },
      },
      refusal: () => ({ code: "not-found" }),
    },
    {
      write: {
        ConditionCheck: {
          TableName: table,
          Key: keys.documents(requestId),
          ConditionExpression: "uploads.#paper.uploadId = :upload",
          ExpressionAttributeNames: { "#paper": paperKeyOf(paper) },
          ExpressionAttributeValues: { ":upload": uploadId },
        },
      },
      refusal: () => ({ code: "not-found" }),
    },
  ],
  undecided: async (grantedBefore) => {
    const { pk } = keys.undecided("", "");
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk AND sk < :before",
        ExpressionAttributeValues: { ":pk": pk, ":before": grantedBefore },
        Limit: PAGE,
      }),
    );
    return Items.map((item) => {
      const { grantedAt, objectKey } = undecidedSchema.parse(item);
      const address = readObjectKey(objectKey);
      if (address === undefined) throw new Error("a waiting upload without an object key");
      return { ...address, grantedAt };
    });
  },
  forget: async (grantedAt, uploadId) => {
    await client.send(new DeleteCommand({ TableName: table, Key: keys.undecided(grantedAt, uploadId) }));
  },
});

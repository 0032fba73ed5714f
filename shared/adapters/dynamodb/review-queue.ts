import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { ReviewBreach, ReviewQueue } from "#shared/ports/review-queue.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";
import { acceptPiece, decidePiece, leasePiece, toQueued } from "./queued-item.ts";
import { decisionItem, submissionItem } from "./statistics-item.ts";

const breachItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  requestId: z.string(),
  postId: z.string(),
  procedureId: z.string(),
  reviewDueOn: z.iso.date(),
  decidedAt: z.iso.datetime(),
  expiresAt: z.int(),
});

/** Breaches are kept for 400 days: a year, and the month compared with it. */
const BREACH_RETENTION_SECONDS = 400 * 86_400;

const toBreach = (item: unknown): ReviewBreach => {
  const { pk, sk, expiresAt, ...breach } = breachItemSchema.parse(item);
  return breach;
};

/** Without a condition, none can fail. */
const refusal = () => ({ code: "internal" }) as const;

/** The review queue in DynamoDB: one partition per post, sorted by first submission; an item is under 300 bytes. */
export const dynamoReviewQueue = (client: DynamoDBDocumentClient, table: string): ReviewQueue => ({
  enter: (entry): DynamoPiece => ({
    write: {
      Put: {
        TableName: table,
        Item: { ...keys.queued(entry.postId, entry.submittedAt, entry.requestId), ...entry },
      },
    },
    refusal,
  }),
  leave: (postId, { submittedAt, requestId }): DynamoPiece => ({
    write: { Delete: { TableName: table, Key: keys.queued(postId, submittedAt, requestId) } },
    refusal,
  }),
  find: async (postId, { submittedAt, requestId }) => {
    const Key = keys.queued(postId, submittedAt, requestId);
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && toQueued(Item);
  },
  leasePiece: (entry, lease) => leasePiece(table, entry, lease),
  acceptPiece: (entry, accepted) => acceptPiece(table, entry, accepted),
  decidePiece: (entry) => decidePiece(table, entry),
  page: async (postId, limit, after) => {
    const { pk, sk } = keys.queued(postId, after?.submittedAt ?? "", after?.requestId ?? "");
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk AND sk > :after",
        ExpressionAttributeValues: { ":pk": pk, ":after": sk },
        Limit: limit,
      }),
    );
    return Items.map(toQueued);
  },
  whole: (postId) => queryPartition(client, table, keys.queued(postId, "", "").pk, toQueued),
  noteBreach: (breach): DynamoPiece => ({
    write: {
      Put: {
        TableName: table,
        Item: {
          ...keys.breach(breach.postId, breach.reviewDueOn, breach.requestId),
          ...breach,
          expiresAt: Math.floor(Date.parse(breach.decidedAt) / 1000) + BREACH_RETENTION_SECONDS,
        },
      },
    },
    refusal,
  }),
  noteSubmission: (submission): DynamoPiece => ({
    write: { Put: { TableName: table, Item: submissionItem(submission) } },
    refusal,
  }),
  noteDecision: (decision): DynamoPiece => ({
    write: { Put: { TableName: table, Item: decisionItem(decision) } },
    refusal,
  }),
  breaches: (postId, month) => queryPartition(client, table, keys.breach(postId, month, "").pk, toBreach),
});

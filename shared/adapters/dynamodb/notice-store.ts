import { createHash } from "node:crypto";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { messageChannels } from "#shared/domain/message/message.ts";
import type { Notice } from "#shared/domain/message/notice.ts";
import type { NoticeStore, Told } from "#shared/ports/notice-store.ts";
import { keys } from "./keys.ts";
import { messageExpiry } from "./message-store.ts";

const noticeItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  expiresAt: z.int(),
  noticeId: z.string(),
  accountId: z.string(),
  eventId: z.string(),
  kind: z.string(),
  language: z.enum(["ar", "fr", "es", "en"]),
  channels: z.array(z.enum(messageChannels)),
  values: z.record(z.string(), z.string()),
  at: z.iso.datetime(),
});

/** So long is the same thing no news. */
const SAME_FOR_MS = 10 * 60_000;

const wordsOf = ({ kind, language, kept, about }: Told): string =>
  createHash("sha256")
    .update(JSON.stringify([kind, language, kept, about]))
    .digest("base64url")
    .slice(0, 22);

const noticeOf = (item: unknown): Notice => {
  const { pk, sk, expiresAt, ...notice } = noticeItemSchema.parse(item);
  return notice;
};

/** Notices in the core table, a partition for each account. */
export const dynamoNoticeStore = (client: DynamoDBDocumentClient, table: string): NoticeStore => ({
  put: async (notice) => {
    const key = keys.notice(notice.accountId, notice.at, notice.noticeId);
    const item = noticeItemSchema.parse({ ...key, ...notice, expiresAt: messageExpiry(notice.at) });
    await client.send(new PutCommand({ TableName: table, Item: item }));
  },
  isNews: async (told, now) => {
    const { accountId, eventId } = told;
    const item = { TableName: table, Key: keys.lastTold(accountId) };
    // As long as an event may come again; what was told is looked at for ten minutes by its own time.
    const expiresAt = messageExpiry(new Date(now).toISOString());
    try {
      await client.send(
        new UpdateCommand({
          ...item,
          UpdateExpression: "SET words = :words, toldAt = :now, expiresAt = :expiresAt ADD news :events",
          ConditionExpression:
            "attribute_not_exists(pk) OR contains(news, :eventId) OR (NOT contains(noNews, :eventId) AND (words <> :words OR toldAt < :before))",
          ExpressionAttributeValues: {
            ":words": wordsOf(told),
            ":eventId": eventId,
            ":events": new Set([eventId]),
            ":now": now,
            ":before": now - SAME_FOR_MS,
            ":expiresAt": expiresAt,
          },
        }),
      );
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
    await client.send(
      new UpdateCommand({
        ...item,
        UpdateExpression: "SET expiresAt = :expiresAt ADD noNews :events",
        ExpressionAttributeValues: { ":events": new Set([eventId]), ":expiresAt": expiresAt },
      }),
    );
    return false;
  },
  page: async (accountId, limit, after) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": keys.notice(accountId, "", "").pk },
        ScanIndexForward: false,
        Limit: limit,
        ...(after && { ExclusiveStartKey: keys.notice(accountId, after.at, after.noticeId) }),
      }),
    );
    return Items.map(noticeOf);
  },
});

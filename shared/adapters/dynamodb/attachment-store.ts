import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Attachment, AttachmentStore } from "#shared/ports/attachment-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";

const attachmentItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  requestId: z.string(),
  place: z.int().positive(),
  stampId: z.string(),
  stampKey: z.string(),
  attachedAt: z.iso.datetime(),
});

const attachmentOf = (item: unknown): Attachment => {
  const { pk, sk, ...attachment } = attachmentItemSchema.parse(item);
  return attachment;
};

/** Another change came first: what is there now must be read again. */
const overtaken = (): Refusal => ({ code: "busy", retryAfterSeconds: 1 });

/** Attachments in the stamps table: one partition per request, one item per place (T5). */
export const dynamoAttachmentStore = (client: DynamoDBDocumentClient, table: string): AttachmentStore => ({
  of: (requestId) =>
    queryPartition(client, table, keys.attachment(requestId, 1).pk, attachmentOf, { consistent: true }),
  take: (attachment) => {
    const key = keys.attachment(attachment.requestId, attachment.place);
    return putNew(table, attachmentItemSchema.parse({ ...key, ...attachment }), overtaken);
  },
  free: ({ requestId, place, stampId }): DynamoPiece => ({
    write: {
      Delete: {
        TableName: table,
        Key: keys.attachment(requestId, place),
        ConditionExpression: "stampId = :stampId",
        ExpressionAttributeValues: { ":stampId": stampId },
      },
    },
    refusal: overtaken,
  }),
});

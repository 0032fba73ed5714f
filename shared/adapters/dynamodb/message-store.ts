import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient, UpdateCommandInput } from "@aws-sdk/lib-dynamodb";
import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import { GIVEN_UP, messageChannels, messageStates } from "#shared/domain/message/message.ts";
import type { MessageRecord, MessageStore, Receipt } from "#shared/ports/message-store.ts";
import { batchGet } from "./batch-get.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";

/** Records and receipts are kept for 30 days: past every resend, and no longer than a phone's key should be. */
const RETENTION_SECONDS = 30 * 24 * 60 * 60;
/** The epoch second after which what is known of a message of that instant may go. */
export const messageExpiry = (at: string): number => Math.floor(Date.parse(at) / 1000) + RETENTION_SECONDS;

const itemKeys = { pk: z.string(), sk: z.string(), expiresAt: z.int() };

/** A message as stored. */
export const messageItemSchema = z.strictObject({
  ...itemKeys,
  messageId: z.string(),
  eventId: z.string(),
  kind: z.string(),
  channel: z.enum(messageChannels),
  language: z.enum(["ar", "fr", "es", "en"]),
  phoneKey: z.string().optional(),
  accountId: z.string().optional(),
  sending: z
    .strictObject({ orderId: z.string(), unit: z.int(), stampId: z.string(), resend: z.int() })
    .optional(),
  state: z.enum(messageStates),
  claimedAt: z.iso.datetime(),
  sentAt: z.iso.datetime().optional(),
  settledAt: z.iso.datetime().optional(),
  providerId: z.string().optional(),
  failure: z.string().optional(),
});

const receiptStatus = z.enum(["delivered", "failed"]);

/** A receipt as stored, under the phone's key. */
export const receiptItemSchema = z.strictObject({
  ...itemKeys,
  phoneKey: z.string(),
  providerId: z.string(),
  at: z.iso.datetime(),
  status: receiptStatus,
});

/** The meeting point of a message and its receipt, whichever comes first. */
export const sentItemSchema = z.strictObject({
  ...itemKeys,
  messageId: z.string().optional(),
  status: receiptStatus.optional(),
});

const recordOf = (stored: unknown): MessageRecord => {
  const item = messageItemSchema.parse(stored);
  const {
    messageId,
    eventId,
    kind,
    channel,
    language,
    phoneKey,
    accountId,
    sending,
    state,
    claimedAt,
    sentAt,
    settledAt,
    providerId,
  } = item;
  return {
    ...{ messageId, eventId, kind, channel, language, state, claimedAt },
    ...(phoneKey !== undefined && { phoneKey }),
    ...(accountId !== undefined && { accountId }),
    ...(sending !== undefined && { sending }),
    ...(providerId !== undefined && { providerId }),
    ...(sentAt !== undefined && { sentAt }),
    ...(settledAt !== undefined && { settledAt }),
  };
};

const names = { "#state": "state" } as const;

/** The network's word: a failure ends what was sent, a delivery also disproves a failure. */
const settlement = (messageId: string, status: Receipt["status"], at: string) => ({
  Key: keys.message(messageId),
  UpdateExpression: "SET #state = :status, settledAt = :at",
  ConditionExpression: status === "failed" ? "#state = :sent" : "#state IN (:sent, :failed)",
  ExpressionAttributeNames: names,
  ExpressionAttributeValues: {
    ":status": status,
    ":sent": "sent",
    ":at": at,
    ...(status === "delivered" && { ":failed": "failed" }),
  },
});

/** Messages and receipts in the core table. */
export const dynamoMessageStore = (client: DynamoDBDocumentClient, tableName: string): MessageStore => {
  /** False when the condition does not hold. */
  const updateIf = async (input: Omit<UpdateCommandInput, "TableName">): Promise<boolean> => {
    try {
      await client.send(new UpdateCommand({ TableName: tableName, ...input }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  return {
    claim: async (message, at) => {
      try {
        await client.send(
          new PutCommand({
            TableName: tableName,
            Item: messageItemSchema.parse({
              ...keys.message(message.messageId),
              ...message,
              state: "claimed",
              claimedAt: at,
              expiresAt: messageExpiry(at),
            }),
            ConditionExpression:
              "attribute_not_exists(pk) OR #state = :released OR (#state = :failed AND failure = :givenUp)",
            ExpressionAttributeNames: names,
            ExpressionAttributeValues: { ":released": "released", ":failed": "failed", ":givenUp": GIVEN_UP },
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        );
        return { kind: "claimed" };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException) || error.Item === undefined) throw error;
        return { kind: "taken", record: recordOf(unmarshall(error.Item)) };
      }
    },
    reclaim: async (messageId, previous, at) =>
      await updateIf({
        Key: keys.message(messageId),
        UpdateExpression: "SET claimedAt = :at",
        ConditionExpression: "#state = :claimed AND claimedAt = :previous",
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ":at": at, ":claimed": "claimed", ":previous": previous },
      }),
    release: async (messageId, claimedAt) => {
      await updateIf({
        Key: keys.message(messageId),
        UpdateExpression: "SET #state = :released",
        ConditionExpression: "#state = :claimed AND claimedAt = :claimedAt",
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: {
          ":released": "released",
          ":claimed": "claimed",
          ":claimedAt": claimedAt,
        },
      });
    },
    markSent: async (messageId, providerId, at) => {
      await updateIf({
        Key: keys.message(messageId),
        UpdateExpression: "SET #state = :sent, providerId = :providerId, sentAt = :at",
        ConditionExpression: "#state = :claimed",
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: {
          ":sent": "sent",
          ":claimed": "claimed",
          ":providerId": providerId,
          ":at": at,
        },
      });
    },
    giveUp: async (messageId, at) => {
      await updateIf({
        Key: keys.message(messageId),
        UpdateExpression: "SET #state = :failed, failure = :code, settledAt = :at",
        ConditionExpression: "#state IN (:claimed, :released)",
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: {
          ":failed": "failed",
          ":claimed": "claimed",
          ":released": "released",
          ":code": GIVEN_UP,
          ":at": at,
        },
      });
    },
    markFailed: async (messageId, code, at) => {
      await updateIf({
        Key: keys.message(messageId),
        UpdateExpression: "SET #state = :failed, failure = :code, settledAt = :at",
        ConditionExpression: "#state IN (:claimed, :sent)",
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: {
          ":failed": "failed",
          ":claimed": "claimed",
          ":sent": "sent",
          ":code": code,
          ":at": at,
        },
      });
    },
    find: async (messageId) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: keys.message(messageId), ConsistentRead: true }),
      );
      return Item && recordOf(Item);
    },
    findAll: async (messageIds) =>
      await batchGet(
        client,
        tableName,
        messageIds.map((id) => keys.message(id)),
        recordOf,
      ),
    settle: async (messageId, status, at) => {
      await updateIf(settlement(messageId, status, at));
    },
    settling: (messageId, status, at): DynamoPiece => ({
      write: { Update: { TableName: tableName, ...settlement(messageId, status, at) } },
      // No message waits for this word any more.
      refusal: () => ({ code: "not-found" }),
    }),
    tie: async (providerId, messageId, at) => {
      try {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName: tableName,
            Key: keys.messageSent(providerId),
            UpdateExpression: "SET messageId = :messageId, expiresAt = :expiresAt",
            ConditionExpression: "attribute_not_exists(messageId) OR messageId = :messageId",
            ExpressionAttributeValues: { ":messageId": messageId, ":expiresAt": messageExpiry(at) },
            ReturnValues: "ALL_NEW",
          }),
        );
        const { status } = sentItemSchema.parse(Attributes);
        return status === undefined ? {} : { status };
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },
    putReceipt: async (receipt) => {
      const expiresAt = messageExpiry(receipt.at);
      const { phoneKey, at, providerId, status } = receipt;
      await client.send(
        new PutCommand({
          TableName: tableName,
          Item: receiptItemSchema.parse({ ...keys.receipt(phoneKey, at, providerId), ...receipt, expiresAt }),
        }),
      );
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: keys.messageSent(providerId),
          UpdateExpression: "SET #status = :status, expiresAt = :expiresAt",
          ExpressionAttributeNames: { "#status": "status" },
          ExpressionAttributeValues: { ":status": status, ":expiresAt": expiresAt },
          ReturnValues: "ALL_NEW",
        }),
      );
      const { messageId } = sentItemSchema.parse(Attributes);
      return messageId === undefined ? {} : { messageId };
    },
    receipts: async (phoneKey, from, to) => {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
          ExpressionAttributeValues: {
            ":pk": keys.receipt(phoneKey, from, "").pk,
            ":from": keys.receipt(phoneKey, from, "").sk,
            // `~` sorts after every character of a provider's id.
            ":to": keys.receipt(phoneKey, to, "~").sk,
          },
        }),
      );
      return (Items ?? []).map((item) => {
        const { providerId, at, status } = receiptItemSchema.parse(item);
        return { phoneKey, providerId, at, status };
      });
    },
  };
};

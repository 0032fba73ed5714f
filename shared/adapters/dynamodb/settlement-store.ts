import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { paymentChannels } from "#shared/domain/order/order.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { settlementClasses } from "#shared/domain/settlement/difference.ts";
import type {
  ReceivedSettlement,
  SettledRow,
  SettlementFile,
  SettlementStore,
} from "#shared/ports/settlement-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";

const itemKeys = { pk: z.string(), sk: z.string() };
const typeSchema = z.enum(["sale", "refund"]);

const rowSchema = z.strictObject({
  line: z.int().positive(),
  type: typeSchema,
  reference: z.string(),
  transactionId: z.string(),
  amountMad: z.int().positive(),
  occurredOn: z.iso.date(),
  settledOn: z.iso.date(),
});

const chunkItemSchema = z.strictObject({ ...itemKeys, rows: z.array(rowSchema) });

const fileItemSchema = z.strictObject({
  ...itemKeys,
  fileId: z.string(),
  channel: z.enum(paymentChannels),
  rows: z.int().positive(),
  chunks: z.int().positive(),
  next: z.int().nonnegative(),
  classes: z.partialRecord(z.enum(settlementClasses), z.int().nonnegative()),
  receivedAt: z.iso.datetime(),
  receivedBy: z.string(),
});

const receivedItemSchema = z.strictObject({
  ...itemKeys,
  ...fileItemSchema.pick({ fileId: true, channel: true, rows: true, receivedAt: true, receivedBy: true })
    .shape,
});

const receivedFrom = (item: unknown): ReceivedSettlement => {
  const { pk, sk, ...received } = receivedItemSchema.parse(item);
  return received;
};

const settledItemSchema = z.strictObject({
  ...itemKeys,
  channel: z.enum(paymentChannels),
  type: typeSchema,
  transactionId: z.string(),
  reference: z.string(),
  amountMad: z.int().positive(),
  class: z.enum(settlementClasses),
  fileId: z.string(),
  line: z.int().positive(),
});

const busy = (): Refusal => ({ code: "busy", retryAfterSeconds: 1 });

/** Settlement files in the stamps table: a partition per file, and an item per transaction of a provider. */
export const dynamoSettlementStore = (client: DynamoDBDocumentClient, table: string): SettlementStore => {
  const get = async (Key: { readonly pk: string; readonly sk: string }) =>
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
  return {
    find: async (fileId): Promise<SettlementFile | undefined> => {
      const item = await get(keys.settlementFile(fileId));
      if (item === undefined) return undefined;
      const { pk, sk, ...file } = fileItemSchema.parse(item);
      return file;
    },
    keepRows: async (fileId, chunk, rows) => {
      const Item = chunkItemSchema.parse({ ...keys.settlementRows(fileId, chunk), rows });
      await client.send(new PutCommand({ TableName: table, Item }));
    },
    rowsOf: async (fileId, chunk) =>
      chunkItemSchema.parse(await get(keys.settlementRows(fileId, chunk))).rows,
    ofMonth: (month) =>
      queryPartition(client, table, keys.settlementReceived(month, "").pk, receivedFrom, {
        consistent: true,
      }),
    receivePieces: (file) => {
      const { fileId, channel, rows, receivedAt, receivedBy } = file;
      const key = keys.settlementReceived(receivedAt, fileId);
      const received = receivedItemSchema.parse({ ...key, fileId, channel, rows, receivedAt, receivedBy });
      return [
        putNew(table, fileItemSchema.parse({ ...keys.settlementFile(fileId), ...file }), busy),
        putNew(table, received, busy),
      ];
    },
    donePiece: ({ fileId, next, classes: before }, classes): DynamoPiece => {
      const all = new Map(Object.entries(before));
      for (const [name, count] of Object.entries(classes)) all.set(name, (all.get(name) ?? 0) + count);
      return {
        write: {
          Update: {
            TableName: table,
            Key: keys.settlementFile(fileId),
            UpdateExpression: "SET #next = :next, classes = :classes",
            ConditionExpression: "#next = :now",
            ExpressionAttributeNames: { "#next": "next" },
            ExpressionAttributeValues: {
              ":now": next,
              ":next": next + 1,
              ":classes": Object.fromEntries(all),
            },
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          },
        },
        refusal: busy,
      };
    },
    settled: async (channel, type, transactionId): Promise<SettledRow | undefined> => {
      const item = await get(keys.settled(channel, type, transactionId));
      if (item === undefined) return undefined;
      const { pk, sk, ...row } = settledItemSchema.parse(item);
      return row;
    },
    settlePiece: (row) =>
      putNew(
        table,
        settledItemSchema.parse({ ...keys.settled(row.channel, row.type, row.transactionId), ...row }),
        busy,
      ),
    unsettledPiece: (channel, transactionId): DynamoPiece => ({
      write: {
        ConditionCheck: {
          TableName: table,
          Key: keys.settled(channel, "sale", transactionId),
          ConditionExpression: "attribute_not_exists(pk)",
        },
      },
      refusal: busy,
    }),
  };
};

import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { LedgerClose } from "#shared/domain/ledger/close.ts";
import { ledgerAccounts, ledgerKinds } from "#shared/domain/ledger/ledger.ts";
import type { CloseStore } from "#shared/ports/close-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";

const itemKeys = { pk: z.string(), sk: z.string() };
const balancesSchema = z.partialRecord(z.enum(ledgerAccounts), z.int());

/** A closed day: one item of some 65 KB for sixty posts, far from the 400 KB of an item. */
const closeItemSchema = z.strictObject({
  ...itemKeys,
  date: z.iso.date(),
  entries: z.int().nonnegative(),
  rows: z.array(
    z.strictObject({
      kind: z.enum(ledgerKinds),
      postId: z.string().nullable(),
      partnerId: z.string().nullable(),
      channel: z.string().nullable(),
      count: z.int().positive(),
      amountMad: z.int(),
    }),
  ),
  opening: balancesSchema,
  closing: balancesSchema,
  digest: z.hex(),
  previous: z.hex().nullable(),
  hash: z.hex(),
});

const headItemSchema = z.strictObject({
  ...itemKeys,
  date: z.iso.date(),
  hash: z.hex(),
  closing: balancesSchema,
});

const closeFrom = (item: unknown): LedgerClose => {
  const { pk, sk, ...close } = closeItemSchema.parse(item);
  return close;
};

/** Closed days in the stamps table: put once, chained by a head that each append must find as it was read. */
export const dynamoCloseStore = (client: DynamoDBDocumentClient, table: string): CloseStore => ({
  closedUntil: async () => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.closed(), ConsistentRead: true }),
    );
    if (Item === undefined) return undefined;
    const { pk, sk, ...head } = headItemSchema.parse(Item);
    return head;
  },
  find: async (date) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.close(date), ConsistentRead: true }),
    );
    return Item && closeFrom(Item);
  },
  ofMonth: (month) => queryPartition(client, table, keys.close(month).pk, closeFrom, { consistent: true }),
  appendPieces: (close): readonly DynamoPiece[] => [
    putNew(table, closeItemSchema.parse({ ...keys.close(close.date), ...close }), () => ({
      code: "busy",
      retryAfterSeconds: 1,
    })),
    {
      write: {
        Update: {
          TableName: table,
          Key: keys.closed(),
          UpdateExpression: "SET #date = :date, #hash = :hash, closing = :closing",
          ConditionExpression: close.previous === null ? "attribute_not_exists(pk)" : "#hash = :previous",
          ExpressionAttributeNames: { "#date": "date", "#hash": "hash" },
          ExpressionAttributeValues: {
            ":date": close.date,
            ":hash": close.hash,
            ":closing": close.closing,
            ...(close.previous !== null && { ":previous": close.previous }),
          },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      refusal: () => ({ code: "busy", retryAfterSeconds: 1 }),
    },
  ],
});

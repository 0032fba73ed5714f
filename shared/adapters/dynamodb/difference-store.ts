import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { paymentChannels } from "#shared/domain/order/order.ts";
import type { Difference } from "#shared/domain/settlement/difference.ts";
import {
  differenceKinds,
  differenceStates,
  differenceTransitions,
} from "#shared/domain/settlement/difference.ts";
import type { DifferenceStore } from "#shared/ports/difference-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";

const remarkSchema = z.strictObject({ by: z.string(), at: z.iso.datetime(), reason: z.string() });

const differenceItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  differenceId: z.string(),
  kind: z.enum(differenceKinds),
  state: z.enum(differenceStates),
  owner: z.string(),
  channel: z.enum(paymentChannels).optional(),
  orderId: z.string().optional(),
  transactionId: z.string().optional(),
  date: z.iso.date().optional(),
  theirsMad: z.int().optional(),
  oursMad: z.int().optional(),
  fileId: z.string().optional(),
  line: z.int().positive().optional(),
  openedAt: z.iso.datetime(),
  explained: remarkSchema.optional(),
  closed: remarkSchema.optional(),
});

const differenceOf = (item: unknown): Difference => {
  const { pk, sk, ...difference } = differenceItemSchema.parse(item);
  return difference;
};

/** Differences in one partition of the stamps table: every one that was ever found is read with one query. */
export const dynamoDifferenceStore = (client: DynamoDBDocumentClient, table: string): DifferenceStore => ({
  find: async (differenceId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.difference(differenceId), ConsistentRead: true }),
    );
    return Item && differenceOf(Item);
  },
  all: () => queryPartition(client, table, keys.difference("").pk, differenceOf, { consistent: true }),
  openPiece: (difference) =>
    putNew(
      table,
      differenceItemSchema.parse({ ...keys.difference(difference.differenceId), ...difference }),
      () => ({ code: "busy", retryAfterSeconds: 1 }),
    ),
  absentPiece: (differenceId): DynamoPiece => ({
    write: {
      ConditionCheck: {
        TableName: table,
        Key: keys.difference(differenceId),
        ConditionExpression: "attribute_not_exists(pk)",
      },
    },
    refusal: () => ({ code: "busy", retryAfterSeconds: 1 }),
  }),
  changePiece: (differenceId, name, remark): DynamoPiece => {
    const { from, to } = differenceTransitions[name];
    const states = from.map((state, index) => [`:from${index}`, state] as const);
    return {
      write: {
        Update: {
          TableName: table,
          Key: keys.difference(differenceId),
          UpdateExpression: "SET #state = :to, #remark = :remark",
          ConditionExpression: `#state IN (${states.map(([value]) => value).join(", ")})`,
          ExpressionAttributeNames: { "#state": "state", "#remark": to },
          ExpressionAttributeValues: { ...Object.fromEntries(states), ":to": to, ":remark": remark },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      refusal: (image) =>
        image === undefined
          ? { code: "not-found" }
          : { code: "difference-wrong-state", details: { state: differenceOf(image).state } },
    };
  },
});

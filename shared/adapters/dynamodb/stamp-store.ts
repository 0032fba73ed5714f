import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { DeleteCommand, GetCommand } from "@aws-sdk/lib-dynamodb";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { StampTransitionName } from "#shared/domain/stamp/stamp.ts";
import { explain, stampTransitions } from "#shared/domain/stamp/stamp.ts";
import type { StampChange, StampStore } from "#shared/ports/stamp-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { stampCondition } from "./stamp-condition.ts";
import { consumptionItem, sealedItem, stampItem, stampOf } from "./stamp-item.ts";

/** What a change writes: the state, a claim or its removal, and the use. */
const updateOf = (name: StampTransitionName, change: StampChange) => {
  const sets = ["#state = :to"];
  if (change.reservation) sets.push("#reservation = :reservation");
  if (change.use) sets.push("#use = :use");
  const keepsClaim = change.reservation !== undefined;
  return {
    expression: `SET ${sets.join(", ")}${keepsClaim ? "" : " REMOVE #reservation"}`,
    names: { "#state": "state", "#reservation": "reservation", ...(change.use && { "#use": "use" }) },
    values: {
      ":to": stampTransitions[name].to,
      ...(change.reservation && { ":reservation": change.reservation }),
      ...(change.use && { ":use": change.use }),
    },
  };
};

/** Stamps in the stamps table: a stamp and its use share a partition named by the key, its sealed code has its own. */
export const dynamoStampStore = (client: DynamoDBDocumentClient, table: string): StampStore => ({
  find: async (stampKeys) => {
    for (const stampKey of stampKeys) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: keys.stamp(stampKey), ConsistentRead: true }),
      );
      if (Item !== undefined) return { stampKey, stamp: stampOf(Item) };
    }
    return undefined;
  },
  issue: ({ stampKey, stamp }) =>
    putNew(table, stampItem(stampKey, stamp), () => ({ code: "stamp-repeated" })),
  seal: (stampKey, sealed) => putNew(table, sealedItem(stampKey, sealed), () => ({ code: "stamp-repeated" })),
  eraseSealed: (stampKey): DynamoPiece => ({
    write: { Delete: { TableName: table, Key: keys.sealed(stampKey) } },
    // Without a condition, none can fail.
    refusal: () => ({ code: "internal" }),
  }),
  eraseExpired: async (stampKey, now) => {
    try {
      await client.send(
        new DeleteCommand({
          TableName: table,
          Key: keys.sealed(stampKey),
          ConditionExpression: "expiresAt <= :now",
          ExpressionAttributeValues: { ":now": Math.floor(now / 1000) },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
  change: (stampKey, name, change): DynamoPiece => {
    const condition = stampCondition(stampTransitions[name], change.wanted, change.now);
    const update = updateOf(name, change);
    return {
      write: {
        Update: {
          TableName: table,
          Key: keys.stamp(stampKey),
          UpdateExpression: update.expression,
          ConditionExpression: condition.expression,
          ExpressionAttributeNames: { ...condition.names, ...update.names },
          ExpressionAttributeValues: { ...condition.values, ...update.values },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      refusal: (image): Refusal =>
        explain(name, image && stampOf(image), change.now, change.wanted) ?? {
          code: "busy",
          retryAfterSeconds: 1,
        },
    };
  },
  consumption: (stampKey, consumption) =>
    putNew(table, consumptionItem(stampKey, consumption), () => ({ code: "stamp-consumed" })),
});

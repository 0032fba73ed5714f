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
import { consumptionItem, reversalItem, sealedItem, stampItem, stampOf } from "./stamp-item.ts";

/** What a change writes: the state, a claim or its removal, the use, and what else becomes of it. */
const updateOf = (name: StampTransitionName, { reservation, use, set = {} }: StampChange) => {
  const wanted = Object.entries({ ...set, reservation, use });
  const given = wanted.filter(([, value]) => value !== undefined);
  // A change without a claim ends the one there was; a use is never taken away.
  const gone = wanted.filter(([attribute, value]) => value === undefined && attribute !== "use");
  const sets = ["#state = :to", ...given.map(([attribute]) => `#${attribute} = :${attribute}`)];
  const removes = gone.map(([attribute]) => `#${attribute}`);
  const names: Record<string, string> = { "#state": "state" };
  for (const [attribute] of [...given, ...gone]) names[`#${attribute}`] = attribute;
  const values: Record<string, unknown> = { ":to": stampTransitions[name].to };
  for (const [attribute, value] of given) values[`:${attribute}`] = value;
  return {
    expression: `SET ${sets.join(", ")}${removes.length > 0 ? ` REMOVE ${removes.join(", ")}` : ""}`,
    names,
    values,
  };
};

/** That the stamp is as it was read. */
const sameAs = (read: StampChange["asRead"] = undefined) => {
  const pairs = Object.entries(read ?? {});
  return {
    clauses: pairs.map(([attribute, value]) =>
      value === undefined ? `attribute_not_exists(#${attribute})` : `#${attribute} = :read_${attribute}`,
    ),
    names: Object.fromEntries(pairs.map(([attribute]) => [`#${attribute}`, attribute])),
    values: Object.fromEntries<unknown>(
      pairs
        .filter(([, value]) => value !== undefined)
        .map(([attribute, value]) => [`:read_${attribute}`, value]),
    ),
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
    const read = sameAs(change.asRead);
    return {
      write: {
        Update: {
          TableName: table,
          Key: keys.stamp(stampKey),
          UpdateExpression: update.expression,
          ConditionExpression: [condition.expression, ...read.clauses].join(" AND "),
          ExpressionAttributeNames: { ...condition.names, ...read.names, ...update.names },
          ExpressionAttributeValues: { ...condition.values, ...read.values, ...update.values },
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
  reversal: (stampKey, reversal) =>
    putNew(table, reversalItem(stampKey, reversal), () => ({ code: "stamp-reversed" })),
});

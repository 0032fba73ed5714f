import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { BatchGetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { UsedStamp, UseReader } from "#shared/ports/use-reader.ts";
import type { Key } from "./keys.ts";
import { keys, ownerKeys } from "./keys.ts";
import { consumptionOf, reversalOf, stampOf } from "./stamp-item.ts";

const keySchema = z.object({ pk: z.string(), sk: z.string() });

/** A batch reads at most 100 items: the stamp, its use and what reversed it. */
const BATCH = 33;

type Item = Readonly<Record<string, unknown>>;

/** Uses of stamps by the index `byOwner`, which holds keys alone; the items are then read by them. */
export const dynamoUseReader = (client: DynamoDBDocumentClient, table: string): UseReader => {
  const keysAt = async (postId: string, date: string): Promise<readonly string[]> => {
    const found: string[] = [];
    let from: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: "byOwner",
          KeyConditionExpression: "gpk = :gpk",
          ExpressionAttributeValues: { ":gpk": ownerKeys.usesAt(postId, date, "").gpk },
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      found.push(...(page.Items ?? []).map((item) => keySchema.parse(item).pk));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return found;
  };
  const getAll = async (wanted: readonly Key[]): Promise<readonly Item[]> => {
    const found: Item[] = [];
    let left: Item[] = wanted.map((key) => ({ ...key }));
    while (left.length > 0) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }),
      );
      found.push(...(Responses?.[table] ?? []));
      left = [...(UnprocessedKeys?.[table]?.Keys ?? [])];
    }
    return found;
  };
  const stampPrefix = keys.stamp("").pk;
  return {
    atPost: async (postId, date): Promise<readonly UsedStamp[]> => {
      const stampKeys = (await keysAt(postId, date)).map((pk) => pk.slice(stampPrefix.length));
      const used: UsedStamp[] = [];
      for (let start = 0; start < stampKeys.length; start += BATCH) {
        const some = stampKeys.slice(start, start + BATCH);
        const items = await getAll(
          some.flatMap((each) => [keys.stamp(each), keys.consumption(each), keys.reversal(each)]),
        );
        const byKey = new Map(
          items.map((item) => {
            const { pk, sk } = keySchema.parse(item);
            return [`${pk} ${sk}`, item] as const;
          }),
        );
        const get = ({ pk, sk }: Key) => byKey.get(`${pk} ${sk}`);
        used.push(
          ...some.map((stampKey) => {
            const reversal = get(keys.reversal(stampKey));
            return {
              stampKey,
              stamp: stampOf(get(keys.stamp(stampKey))),
              consumption: consumptionOf(get(keys.consumption(stampKey))),
              ...(reversal && { reversal: reversalOf(reversal) }),
            };
          }),
        );
      }
      return used;
    },
  };
};

import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { BatchGetCommand } from "@aws-sdk/lib-dynamodb";
import type { Key } from "./keys.ts";

/** Items by their keys, 100 at most, in any order; those that do not exist are left out. Not consistent. */
export const batchGet = async <T>(
  client: DynamoDBDocumentClient,
  table: string,
  wanted: readonly Key[],
  read: (item: unknown) => T,
): Promise<readonly T[]> => {
  const found: T[] = [];
  let left: Record<string, unknown>[] = wanted.map((key) => ({ ...key }));
  while (left.length > 0) {
    const page = await client.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: left } } }));
    found.push(...(page.Responses?.[table] ?? []).map(read));
    left = page.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return found;
};

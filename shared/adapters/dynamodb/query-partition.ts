import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { QueryCommand } from "@aws-sdk/lib-dynamodb";

/**
 * Every item of one partition, page after page, in the order of the sort key, each as `read` reads it; with
 * `beginsWith` only those whose sort key begins so.
 */
export const queryPartition = async <T>(
  client: DynamoDBDocumentClient,
  table: string,
  pk: string,
  read: (item: Readonly<Record<string, unknown>>) => T,
  options: { readonly consistent: boolean; readonly beginsWith?: string } = { consistent: false },
): Promise<readonly T[]> => {
  const items: T[] = [];
  let from: Readonly<Record<string, unknown>> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression:
          options.beginsWith === undefined ? "pk = :pk" : "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: {
          ":pk": pk,
          ...(options.beginsWith !== undefined && { ":prefix": options.beginsWith }),
        },
        ConsistentRead: options.consistent,
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    items.push(...(page.Items ?? []).map(read));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items;
};

import { type JsonObject, list, obj, str } from "#local/json.ts";
import { each } from "#test/support/each.ts";
import type { Stage } from "./stage.ts";

const BATCH = 25;
const BATCHES_AT_ONCE = 8;

/** What two tables hold, by table and key. */
type Image = ReadonlyMap<
  string,
  { readonly table: string; readonly item: JsonObject; readonly text: string }
>;

const tables = ["core", "stamps"] as const;

/** Reads all of both tables, past the proxy. */
export const imageOf = async (stage: Stage): Promise<Image> => {
  const image = new Map<string, { table: string; item: JsonObject; text: string }>();
  for (const name of tables) {
    const table = stage.tableName(name);
    let from: JsonObject | undefined;
    do {
      const page = await stage.platform.dynamodb.client.call("Scan", {
        TableName: table,
        ConsistentRead: true,
        ...(from && { ExclusiveStartKey: from }),
      });
      for (const item of list(page["Items"]).map(obj)) {
        const key = [table, str(obj(item["pk"])["S"]), str(obj(item["sk"])["S"])].join("\n");
        image.set(key, { table, item, text: JSON.stringify(item) });
      }
      from = page["LastEvaluatedKey"] === undefined ? undefined : obj(page["LastEvaluatedKey"]);
    } while (from !== undefined);
  }
  return image;
};

/** Makes the tables hold again what they held: then the same calls can be made once more. */
export const restore = async (stage: Stage, before: Image): Promise<void> => {
  const after = await imageOf(stage);
  const deletes = [...after]
    .filter(([key]) => !before.has(key))
    .map(
      ([
        ,
        {
          table,
          item: { pk = null, sk = null },
        },
      ]) => ({ table, DeleteRequest: { Key: { pk, sk } } }),
    );
  const puts = [...before]
    .filter(([key, { text }]) => after.get(key)?.text !== text)
    .map(([, { table, item }]) => ({ table, PutRequest: { Item: item } }));
  for (const [table, requests] of Map.groupBy([...deletes, ...puts], (request) => request.table)) {
    const written = requests.map(({ table: _table, ...request }) => request);
    const batches = Array.from({ length: Math.ceil(written.length / BATCH) }, (_, index) =>
      written.slice(index * BATCH, (index + 1) * BATCH),
    );
    await each(batches, BATCHES_AT_ONCE, (batch) =>
      stage.platform.dynamodb.client.call("BatchWriteItem", { RequestItems: { [table]: batch } }),
    );
  }
};

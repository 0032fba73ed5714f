import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { DynamodbClient } from "#local/emulators/dynamodb-client.ts";
import { type JsonObject, list, obj, parseJson } from "#local/json.ts";
import type { TableModel } from "#local/template/model.ts";
import { canonicalJson } from "#shared/domain/audit/canonical.ts";

/** What is to be known of a table to make it anew. */
export type BackedTable = Pick<TableModel, "name" | "creation" | "streamView">;

/** Items of one write, at most as many as DynamoDB takes. */
const BATCH = 25;

/** Every item of a table, in attribute values. */
export const itemsOf = async (client: DynamodbClient, table: string): Promise<JsonObject[]> => {
  const items: JsonObject[] = [];
  let from: JsonObject = {};
  do {
    const page = await client.call("Scan", { TableName: table, ConsistentRead: true, ...from });
    items.push(...list(page["Items"]).map(obj));
    const last = page["LastEvaluatedKey"];
    from = last === undefined ? {} : { ExclusiveStartKey: last };
  } while (Object.keys(from).length > 0);
  return items;
};

/** One digest for the same items, whatever their order. */
export const digestOf = (items: readonly JsonObject[]): string =>
  createHash("sha256").update(items.map(canonicalJson).toSorted().join("\n")).digest("hex");

/** Writes a table as DynamoDB's export to S3 does: a line of `{"Item": …}` each, compressed. */
export const exportTable = async (
  client: DynamodbClient,
  table: string,
  file: string,
): Promise<readonly JsonObject[]> => {
  const items = await itemsOf(client, table);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, gzipSync(items.map((Item) => `${JSON.stringify({ Item })}\n`).join("")), {
    mode: 0o600,
  });
  return items;
};

/** Reads what `exportTable` wrote. */
export const readExport = (file: string): readonly JsonObject[] =>
  gunzipSync(readFileSync(file))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => obj(obj(parseJson(line))["Item"]));

const putAll = async (client: DynamodbClient, table: string, items: readonly JsonObject[]): Promise<void> => {
  for (let start = 0; start < items.length; start += BATCH) {
    let left: JsonObject = {
      [table]: items.slice(start, start + BATCH).map((Item) => ({ PutRequest: { Item } })),
    };
    while (Object.keys(left).length > 0)
      left = obj((await client.call("BatchWriteItem", { RequestItems: left }))["UnprocessedItems"]);
  }
};

/**
 * Makes a table anew and fills it. Its stream is switched on after that, as after an import in AWS: what was published
 * once is not published again. `late` items are put after it, so that the stream carries them.
 */
export const restoreTable = async (
  client: DynamodbClient,
  { name, creation, streamView }: BackedTable,
  items: readonly JsonObject[],
  late: readonly JsonObject[],
): Promise<void> => {
  const { StreamSpecification: _, ...still } = creation;
  await client.call("CreateTable", still);
  await putAll(client, name, items);
  if (streamView !== undefined) {
    const StreamSpecification = { StreamEnabled: true, StreamViewType: streamView };
    await client.call("UpdateTable", { TableName: name, StreamSpecification });
  }
  await putAll(client, name, late);
};

import type { DynamodbClient } from "#local/emulators/dynamodb-client.ts";
import { bool, type JsonObject, list, obj, optionalStr, tryParseJson } from "#local/json.ts";
import type { TableModel } from "#local/template/model.ts";
import { type ItemCall, itemCallsOf, tableName } from "./dynamodb-operations.ts";
import type { AwsRequest, AwsResponse } from "./message.ts";
import { indexUnits, itemBytes, readUnits, writeUnits } from "./units.ts";

export interface Units {
  readonly writeUnits: number;
  readonly readUnits: number;
}

export const noUnits: Units = { writeUnits: 0, readUnits: 0 };

/** Measures one DynamoDB call: looks at the items before it, and tells its units after it. */
export async function beginMeasuring(
  request: AwsRequest,
  tables: ReadonlyMap<string, TableModel>,
  client: DynamodbClient,
): Promise<(response: AwsResponse) => Promise<Units>> {
  const { operation, input } = request;
  const items = itemCallsOf(operation, input);
  if (items.length === 0 || /^(GetItem|BatchGetItem|TransactGetItems)$/.test(operation)) {
    return (response) => Promise.resolve(readsOf(operation, input, items.length, response));
  }
  const targets = items.flatMap((call) => {
    const table = tables.get(tableName(call.table));
    return table === undefined ? [] : [{ call, table, key: keyOf(call, table) }];
  });
  const look = () => Promise.all(targets.map(({ table, key }) => client.getItem(table.name, key)));
  const before = await look();
  return async (response) => {
    const after = response.status === 200 ? await look() : before;
    const factor = operation === "TransactWriteItems" ? 2 : 1;
    const units = targets.map(({ call, table }, index) => {
      const sizes = [before[index], after[index]].map((item) => (item === undefined ? 0 : itemBytes(item)));
      // A put that failed would have written what it carried; a failed condition is billed by the stored item.
      const base = writeUnits(Math.max(...sizes)) * factor;
      // Index entries follow at the plain price, in a transaction too.
      const indexes =
        call.action === "ConditionCheckItem"
          ? 0
          : table.indexes.reduce(
              (sum, { keys }) => sum + indexUnits(before[index], after[index], names(keys)),
              0,
            );
      return base + indexes;
    });
    return { writeUnits: units.reduce((sum, entry) => sum + entry, 0), readUnits: 0 };
  };
}

function names(keys: TableModel["keys"]): string[] {
  return [keys.partition, keys.sort].filter((name) => name !== undefined);
}

function keyOf(call: ItemCall, table: TableModel): JsonObject {
  return Object.fromEntries(names(table.keys).map((name) => [name, call.keyOrItem[name] ?? null]));
}

/** Reads are billed by what was found: each item of a get by itself, a query's items together. */
function readsOf(operation: string, input: JsonObject, asked: number, response: AwsResponse): Units {
  const output = obj(tryParseJson(response.body.toString("utf8")));
  const found = (items: readonly JsonObject[], consistent: boolean) =>
    items.reduce((sum, item) => sum + readUnits(itemBytes(item), consistent), 0);
  const single = (name: string) => (output[name] === undefined ? {} : obj(output[name]));
  if (response.status !== 200) return noUnits;
  switch (operation) {
    case "GetItem":
      return { writeUnits: 0, readUnits: found([single("Item")], bool(input["ConsistentRead"])) };
    case "Query": {
      const consistent = bool(input["ConsistentRead"]);
      const bytes = list(output["Items"]).reduce((sum: number, item) => sum + itemBytes(obj(item)), 0);
      return { writeUnits: 0, readUnits: readUnits(bytes, consistent) };
    }
    case "BatchGetItem": {
      const items = Object.values(obj(output["Responses"])).flatMap((entry) =>
        list(entry).map((item) => obj(item)),
      );
      const missing = Array.from({ length: Math.max(0, asked - items.length) }, () => ({}));
      const consistent = Object.values(obj(input["RequestItems"])).some((entry) =>
        bool(obj(entry)["ConsistentRead"]),
      );
      return { writeUnits: 0, readUnits: found([...items, ...missing], consistent) };
    }
    case "TransactGetItems": {
      const items = list(output["Responses"]).map((entry) => obj(obj(entry)["Item"]));
      return { writeUnits: 0, readUnits: 2 * found(items, true) };
    }
    default:
      return optionalStr(input["TableName"]) === undefined ? noUnits : { writeUnits: 0, readUnits: 0.5 };
  }
}

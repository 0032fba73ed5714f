import type { DynamodbClient } from "#local/emulators/dynamodb-client.ts";
import { EmulatorError, toAttributes } from "#local/emulators/dynamodb-client.ts";
import type { TableModel } from "#local/template/model.ts";

export interface SeedRow {
  /** The table's logical name, e.g. `core`. */
  readonly table: string;
  readonly item: Readonly<Record<string, unknown>>;
}

/** Writes what is not there yet, so that a second start leaves alone what people have changed; tells how many. */
export async function writeSeeds(
  client: DynamodbClient,
  tables: readonly TableModel[],
  rows: readonly SeedRow[],
): Promise<number> {
  let written = 0;
  const queue = [...rows];
  const work = async () => {
    for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
      if (await putIfAbsent(client, tableFor(tables, row.table), row.item)) written += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return written;
}

/** Tables carry the platform's name before their own. */
function tableFor(tables: readonly TableModel[], name: string): TableModel {
  const table = tables.find((entry) => entry.name === name || entry.name.endsWith(`-${name}`));
  if (table === undefined) throw new Error(`The seeds name a table ${name} that the templates lack`);
  return table;
}

async function putIfAbsent(
  client: DynamodbClient,
  table: TableModel,
  item: SeedRow["item"],
): Promise<boolean> {
  try {
    await client.call("PutItem", {
      TableName: table.name,
      Item: toAttributes(item),
      ConditionExpression: "attribute_not_exists(#key)",
      ExpressionAttributeNames: { "#key": table.keys.partition },
    });
    return true;
  } catch (error) {
    if (error instanceof EmulatorError && error.code === "ConditionalCheckFailedException") return false;
    throw error;
  }
}

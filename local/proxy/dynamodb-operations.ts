import { account } from "#local/account.ts";
import { type Json, type JsonObject, list, obj, optionalStr, str } from "#local/json.ts";
import type { KeySchemaModel, TableModel } from "#local/template/model.ts";
import type { Operation } from "./policy.ts";

/** A read or write of one item, taken out of whatever call carries it. */
export interface ItemCall {
  readonly action: "GetItem" | "PutItem" | "UpdateItem" | "DeleteItem" | "ConditionCheckItem";
  readonly table: string;
  /** The key, or for a put the whole item, from which the key is taken. */
  readonly keyOrItem: JsonObject;
}

const itemActions = ["GetItem", "PutItem", "UpdateItem", "DeleteItem"] as const;

/** The single-item calls inside any DynamoDB call, as IAM checks them; none for Query. */
export function itemCallsOf(operation: string, input: JsonObject): ItemCall[] {
  const single = itemActions.find((action) => action === operation);
  if (single !== undefined) return [itemCall(single, input)];
  switch (operation) {
    case "TransactWriteItems":
      return list(input["TransactItems"]).flatMap((entry) => {
        const { Put, Update, Delete, ConditionCheck } = obj(entry);
        if (Put !== undefined) return [itemCall("PutItem", obj(Put))];
        if (Update !== undefined) return [itemCall("UpdateItem", obj(Update))];
        if (Delete !== undefined) return [itemCall("DeleteItem", obj(Delete))];
        return ConditionCheck === undefined ? [] : [itemCall("ConditionCheckItem", obj(ConditionCheck))];
      });
    case "TransactGetItems":
      return list(input["TransactItems"]).map((entry) => itemCall("GetItem", obj(obj(entry)["Get"])));
    case "BatchGetItem":
      return Object.entries(obj(input["RequestItems"])).flatMap(([table, request]) =>
        list(obj(request)["Keys"]).map(
          (key): ItemCall => ({ action: "GetItem", table, keyOrItem: obj(key) }),
        ),
      );
    case "BatchWriteItem":
      return Object.entries(obj(input["RequestItems"])).flatMap(([table, requests]) =>
        list(requests).map((request): ItemCall => {
          const put = obj(request)["PutRequest"];
          return put === undefined
            ? { action: "DeleteItem", table, keyOrItem: obj(obj(obj(request)["DeleteRequest"])["Key"]) }
            : { action: "PutItem", table, keyOrItem: obj(obj(put)["Item"]) };
        }),
      );
    default:
      return [];
  }
}

function itemCall(action: ItemCall["action"], input: JsonObject): ItemCall {
  return {
    action,
    table: str(input["TableName"]),
    keyOrItem: obj(input[action === "PutItem" ? "Item" : "Key"]),
  };
}

/** Tables are named or given by ARN. */
export function tableName(reference: string): string {
  return reference.startsWith("arn:")
    ? reference.slice(reference.indexOf("table/") + "table/".length)
    : reference;
}

export function tablesIn(operation: string, input: JsonObject): string[] {
  const single = optionalStr(input["TableName"]);
  const names = single === undefined ? itemCallsOf(operation, input).map((call) => call.table) : [single];
  return [...new Set(names.map(tableName))];
}

/** The permissions of a DynamoDB call. Transactions need those of their items, batches their own. */
export function dynamodbOperations(
  operation: string,
  input: JsonObject,
  tables: ReadonlyMap<string, TableModel>,
): Operation[] {
  const items = itemCallsOf(operation, input);
  const transactional = operation.startsWith("Transact");
  if (items.length > 0) {
    return items.map((item) => {
      const table = tables.get(tableName(item.table));
      const leadingKey = keyValue(item.keyOrItem[table?.keys.partition ?? ""]);
      return {
        action: `dynamodb:${transactional || items.length === 1 ? batchAction(operation, item.action) : operation}`,
        resources: [table?.arn ?? arnOfTable(item.table)],
        context: leadingKey === undefined ? {} : { "dynamodb:LeadingKeys": [leadingKey] },
      };
    });
  }
  const name = tableName(str(input["TableName"]));
  const table = tables.get(name);
  const arn = table?.arn ?? arnOfTable(name);
  const index = optionalStr(input["IndexName"]);
  const keys = index === undefined ? table?.keys : table?.indexes.find((entry) => entry.name === index)?.keys;
  const leadingKey = keys === undefined ? undefined : queriedKey(input, keys);
  return [
    {
      action: `dynamodb:${operation}`,
      resources: [index === undefined ? arn : `${arn}/index/${index}`],
      context: leadingKey === undefined ? {} : { "dynamodb:LeadingKeys": [leadingKey] },
    },
  ];
}

function batchAction(operation: string, itemAction: string): string {
  return operation.startsWith("Batch") ? operation : itemAction;
}

function arnOfTable(name: string): string {
  return `arn:${account.partition}:dynamodb:${account.region}:${account.id}:table/${tableName(name)}`;
}

/** A key attribute's value as text: IAM compares numbers and binaries by their text, too. */
function keyValue(attribute: Json | undefined): string | undefined {
  const value = Object.values(obj(attribute))[0];
  return value === undefined ? undefined : str(value);
}

/** The partition that a Query's key condition names. */
function queriedKey(input: JsonObject, keys: KeySchemaModel): string | undefined {
  const names = obj(input["ExpressionAttributeNames"]);
  const values = obj(input["ExpressionAttributeValues"]);
  for (const [, name, value] of str(input["KeyConditionExpression"]).matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g)) {
    if (name === undefined || value === undefined) continue;
    if (str(names[name], name) === keys.partition) return keyValue(values[value]);
  }
  return undefined;
}

import { describe, expect, it } from "vitest";
import type { TableModel } from "#local/template/model.ts";
import { dynamodbOperations, itemCallsOf } from "./dynamodb-operations.ts";

const arn = "arn:aws:dynamodb:eu-west-3:000000000000:table/core";
const core: TableModel = {
  logicalId: "Core",
  name: "core",
  arn,
  streamArn: `${arn}/stream/local`,
  streamView: undefined,
  keys: { partition: "pk", sort: "sk" },
  indexes: [{ name: "byOwner", keys: { partition: "gpk", sort: "gsk" } }],
  timeToLive: undefined,
  creation: {},
};
const tables = new Map([["core", core]]);
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: "A" } });

describe("the permissions of a DynamoDB call", () => {
  it("are those of each item in a transaction, as IAM checks them", () => {
    const operations = dynamodbOperations(
      "TransactWriteItems",
      {
        TransactItems: [
          { Put: { TableName: "core", Item: key("A#1") } },
          { Update: { TableName: arn, Key: key("B#1") } },
          { ConditionCheck: { TableName: "core", Key: key("C#1") } },
        ],
      },
      tables,
    );
    expect(operations).toEqual([
      { action: "dynamodb:PutItem", resources: [arn], context: { "dynamodb:LeadingKeys": ["A#1"] } },
      { action: "dynamodb:UpdateItem", resources: [arn], context: { "dynamodb:LeadingKeys": ["B#1"] } },
      {
        action: "dynamodb:ConditionCheckItem",
        resources: [arn],
        context: { "dynamodb:LeadingKeys": ["C#1"] },
      },
    ]);
  });

  it("are the batch's own in a batch", () => {
    const input = { RequestItems: { core: { Keys: [key("A#1"), key("A#2")] } } };
    expect(dynamodbOperations("BatchGetItem", input, tables).map(({ action }) => action)).toEqual([
      "dynamodb:BatchGetItem",
      "dynamodb:BatchGetItem",
    ]);
    expect(itemCallsOf("BatchGetItem", input)).toHaveLength(2);
  });

  it("name the index that is queried, and the partition", () => {
    const [operation] = dynamodbOperations(
      "Query",
      {
        TableName: "core",
        IndexName: "byOwner",
        KeyConditionExpression: "begins_with(#s, :s) AND #p = :p",
        ExpressionAttributeNames: { "#p": "gpk", "#s": "gsk" },
        ExpressionAttributeValues: { ":p": { S: "ACC#1" }, ":s": { S: "REQ#" } },
      },
      tables,
    );
    expect(operation).toEqual({
      action: "dynamodb:Query",
      resources: [`${arn}/index/byOwner`],
      context: { "dynamodb:LeadingKeys": ["ACC#1"] },
    });
  });
});

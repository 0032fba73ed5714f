import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** What a function that only reads an item would be: the least that any of ours can cost to start. */
export const handler = () =>
  client.send(new GetCommand({ TableName: "bench", Key: { pk: "bench", sk: "bench" } }));

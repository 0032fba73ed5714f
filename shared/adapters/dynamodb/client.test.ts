import { createServer } from "node:http";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { expect, it, vi } from "vitest";
import { dynamoClient } from "./client.ts";

it("A1 a plain write that meets a transaction on its item is tried again, where the SDK alone would give up", async () => {
  const conflict = { __type: "com.amazonaws.dynamodb.v20120810#TransactionConflictException" };
  const answers = [conflict, conflict, {}];
  const server = createServer((_request, response) => {
    const answer = answers.shift();
    response.writeHead(answer === conflict ? 400 : 200, { "content-type": "application/x-amz-json-1.0" });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", `http://127.0.0.1:${address.port}`);
  vi.stubEnv("AWS_REGION", "eu-west-3");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  const client = dynamoClient();
  try {
    const { $metadata } = await client.send(
      new UpdateCommand({ TableName: "core", Key: { pk: "a", sk: "b" }, UpdateExpression: "REMOVE x" }),
    );
    expect([$metadata.attempts, answers]).toEqual([3, []]);
  } finally {
    client.destroy();
    server.close();
  }
});

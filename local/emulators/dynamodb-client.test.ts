import type { Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { close, listen, sendJson } from "#local/http.ts";
import { DynamodbClient } from "./dynamodb-client.ts";

let server: Server;
let client: DynamodbClient;
let asked: number;

afterEach(async () => {
  client.close();
  await close(server);
});

/** An emulator that gives these answers, the last of them for ever. */
async function emulator(...answers: { status: number; body: unknown }[]): Promise<void> {
  asked = 0;
  server = await listen(0, "emulator", (_request, response) => {
    const { status, body } = answers[Math.min(asked, answers.length - 1)] ?? { status: 500, body: {} };
    asked += 1;
    sendJson(response, status, body);
  });
  const address = server.address();
  client = new DynamodbClient(typeof address === "object" && address !== null ? address.port : 0);
}

const refusal = (type: string, message: string) => ({
  status: 400,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message },
});
const slip = refusal(
  "ValidationException",
  "Invalid ConditionExpression: Index 0 out of bounds for length 0",
);
const put = () => client.call("PutItem", { TableName: "core", Item: { pk: { S: "a" } } });

describe("the emulator's client", () => {
  it("asks again where the emulator's parser slipped", async () => {
    await emulator(slip, slip, { status: 200, body: { Attributes: {} } });
    expect(await put()).toEqual({ Attributes: {} });
    expect(asked).toBe(3);
  });

  it("says so where the parser slips on every try", async () => {
    await emulator(slip);
    await expect(put()).rejects.toThrow("Index 0 out of bounds");
    expect(asked).toBe(3);
  });

  it.each([
    ["ConditionalCheckFailedException", "The conditional request failed"],
    ["ValidationException", 'Invalid ConditionExpression: Syntax error; token: "&"'],
  ])("asks once where the answer is AWS's own: %s", async (type, message) => {
    await emulator(refusal(type, message));
    await expect(put()).rejects.toMatchObject({ code: type, message: `${type}: ${message}` });
    expect(asked).toBe(1);
  });
});

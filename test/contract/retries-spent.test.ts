import { createServer } from "node:http";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { expect, it, vi } from "vitest";
import * as z from "zod";
import { close } from "#local/http.ts";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { isPassing } from "#shared/http/passing-fault.ts";

const attemptsOf = (error: unknown): number =>
  z.object({ $metadata: z.object({ attempts: z.int() }) }).parse(error).$metadata.attempts;

it("E1 a database that resets every connection is busy, not a fault of ours, also once the SDK has no retries left", async () => {
  const server = createServer((incoming) => incoming.socket.destroy());
  await new Promise<void>((listening) => {
    server.listen(0, "127.0.0.1", listening);
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${address.port}`);
  vi.stubEnv("AWS_REGION", "eu-west-3");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "TEST");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  const client = dynamoClient();
  const calls = Array.from({ length: 80 }, () =>
    client.send(new GetCommand({ TableName: "any", Key: { pk: "any" } })).then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
  const errors = await Promise.all(calls);
  client.destroy();
  await close(server);
  expect(Math.min(...errors.map(attemptsOf))).toBe(1);
  expect(errors.filter((error) => !isPassing(error))).toEqual([]);
});

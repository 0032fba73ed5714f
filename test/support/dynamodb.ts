import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { tables } from "#shared/adapters/dynamodb/table.ts";
import { eventually } from "./deadline.ts";

/** DynamoDB Local in memory with the platform's tables, for one test file. */
export interface TestDynamo {
  readonly client: DynamoDBDocumentClient;
  readonly endpoint: string;
  readonly tableNames: { readonly core: string; readonly stamps: string; readonly audit: string };
  /** The same emulator with tables of their own, empty. */
  readonly fresh: () => Promise<TestDynamo>;
  readonly stop: () => Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (typeof address !== "object" || address === null) return reject(new Error("no port"));
      server.close(() => resolve(address.port));
    });
  });

const emulatorFolder = join(import.meta.dirname, "../../node_modules/amplify-dynamodb-simulator/emulator");

/** Starts the emulator (Java 17) and makes the tables from the same data as the cloud's. */
export const startTestDynamo = async (): Promise<TestDynamo> => {
  const port = await freePort();
  const java = spawn(
    "java",
    [
      // The client compiler alone: a test file is over before the other one pays.
      "-XX:TieredStopAtLevel=1",
      "-XX:+UseSerialGC",
      "-Djava.library.path=./DynamoDBLocal_lib",
      "-jar",
      "DynamoDBLocal.jar",
      "-inMemory",
      "-sharedDb",
      "-port",
      String(port),
    ],
    {
      cwd: emulatorFolder,
      stdio: "ignore",
    },
  );
  const ended = new Promise<void>((resolve) => java.once("exit", () => resolve()));
  const endpoint = `http://127.0.0.1:${port}`;
  const raw = new DynamoDBClient({
    endpoint,
    region: "eu-west-3",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  await eventually("DynamoDB Local", async () => (await fetch(endpoint)).status > 0, {
    withinMs: 30_000,
    everyMs: 100,
  });
  const stop = async () => {
    raw.destroy();
    java.kill();
    await ended;
  };
  return withTables(raw, endpoint, stop, "");
};

let suffixes = 0;

const withTables = async (
  raw: DynamoDBClient,
  endpoint: string,
  stop: () => Promise<void>,
  suffix: string,
): Promise<TestDynamo> => {
  for (const [name, { indexes }] of Object.entries(tables)) {
    await raw.send(
      new CreateTableCommand({
        TableName: name + suffix,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: ["pk", "sk", ...(indexes.length > 0 ? ["gpk", "gsk"] : [])].map(
          (AttributeName) => ({ AttributeName, AttributeType: "S" }),
        ),
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
        ...(indexes.length > 0 && {
          GlobalSecondaryIndexes: indexes.map(({ name: IndexName }) => ({
            IndexName,
            KeySchema: [
              { AttributeName: "gpk", KeyType: "HASH" },
              { AttributeName: "gsk", KeyType: "RANGE" },
            ],
            Projection: { ProjectionType: "KEYS_ONLY" },
          })),
        }),
      }),
    );
  }
  return {
    client: DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } }),
    endpoint,
    tableNames: { core: `core${suffix}`, stamps: `stamps${suffix}`, audit: `audit${suffix}` },
    fresh: () => {
      suffixes += 1;
      return withTables(raw, endpoint, stop, `-${suffixes}`);
    },
    stop,
  };
};

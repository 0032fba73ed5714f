import { randomInt } from "node:crypto";
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { inject } from "vitest";
import { tables } from "#shared/adapters/dynamodb/table.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where DynamoDB Local answers. */
    readonly dynamodb: string;
  }
}

/** An account of DynamoDB Local in memory with the platform's tables, for one test file. */
export interface TestDynamo {
  readonly client: DynamoDBDocumentClient;
  /** For other clients of the same account. */
  readonly config: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  readonly tableNames: { readonly core: string; readonly stamps: string; readonly audit: string };
  /** The same account with tables of their own, empty. */
  readonly fresh: () => Promise<TestDynamo>;
  /** Forgets the tables. */
  readonly stop: () => Promise<void>;
}

/** Makes the tables from the same data as the cloud's, in the emulator that runs for all files, where nobody else looks. */
export const startTestDynamo = (): Promise<TestDynamo> => {
  const config = {
    endpoint: inject("dynamodb"),
    region: "eu-west-3",
    // The emulator keeps what each key may see apart.
    credentials: { accessKeyId: `TEST${randomInt(1e12)}`, secretAccessKey: "test" },
  };
  return withTables(config, new DynamoDBClient(config), "");
};

let suffixes = 0;

const withTables = async (
  config: TestDynamo["config"],
  raw: DynamoDBClient,
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
    config,
    tableNames: { core: `core${suffix}`, stamps: `stamps${suffix}`, audit: `audit${suffix}` },
    fresh: () => {
      suffixes += 1;
      return withTables(config, raw, `-${suffixes}`);
    },
    stop: async () => {
      for (const name of Object.keys(tables))
        await raw.send(new DeleteTableCommand({ TableName: name + suffix }));
      raw.destroy();
    },
  };
};

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { account } from "#local/account.ts";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { type JsonObject, list, obj, parseJson } from "#local/json.ts";
import { type Platform, startPlatform } from "#local/platform.ts";
import { isFree, portsFrom } from "#local/ports.ts";
import type { Model } from "#local/template/model.ts";
import { each } from "#test/support/each.ts";
import { type BenchIssuer, startIssuer } from "./issuer.ts";

type TableName = "core" | "stamps";

/** The platform as the benchmark uses it. */
export interface Stage {
  readonly platform: Platform;
  readonly issuer: BenchIssuer;
  /** Removed at the end. */
  readonly dataDir: string;
  readonly tableName: (name: TableName) => string;
  /** Writes items straight into the emulator, past the proxy. */
  readonly put: (table: TableName, items: readonly Readonly<Record<string, unknown>>[]) => Promise<void>;
  /** The items of a partition of `core`, past the proxy. */
  readonly partition: (pk: string) => Promise<readonly JsonObject[]>;
  /** Credentials with which the proxy lets anything through, counted under `name`. */
  readonly credentials: (
    name: string,
    invocation: () => string,
  ) => { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** A client whose calls go through the proxy and are counted under `name`. */
  readonly counted: (name: string, invocation: () => string) => DynamoDBDocumentClient;
  /** Reads secrets as the functions do, from where the local run keeps them. */
  readonly secrets: { readonly read: (id: string) => Promise<string> };
  /** A variable of a function, from the templates. */
  readonly variable: (functionName: string, name: string) => string;
  readonly stop: () => Promise<void>;
}

const FIRST_PORT = 5600;
const PORTS_EACH = 20;
/** Beside those of the platform. */
const ISSUER_OFFSET = 13;

/** The first port of a range that nobody uses. */
const freeBase = async (): Promise<number> => {
  for (let base = FIRST_PORT; base < 65_000; base += PORTS_EACH) {
    const { site, api, issuers, catcher, payment, proxy, dynamodb, messaging } = portsFrom(base);
    const ports = [site, api, issuers, catcher, payment, proxy, dynamodb, messaging, base + ISSUER_OFFSET];
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return base;
  }
  throw new Error("No free ports for the benchmark");
};

/** The platform's templates, with one more issuer. Each section brings the slots it needs. */
const amended = (model: Model, issuer: BenchIssuer): Model => ({
  ...model,
  schedules: [],
  eventSources: [],
  functions: model.functions.map((fn) => {
    const issuers = fn.environment["ISSUERS"];
    if (issuers === undefined) return fn;
    const all = [...list(parseJson(issuers)), { ...issuer.settings }];
    return { ...fn, environment: { ...fn.environment, ISSUERS: JSON.stringify(all) } };
  }),
});

const everything = {
  effect: "Allow",
  actions: ["*"],
  notActions: [],
  resources: ["*"],
  notResources: [],
  conditions: {},
} as const;

const BATCH = 25;
const BATCHES_AT_ONCE = 8;

/**
 * Starts the platform in memory on free ports, from the bundles in dist/, without what follows a change (streams
 * and queues): it would share the cores with the changes that are timed.
 */
export const startStage = async (): Promise<Stage> => {
  const base = await freeBase();
  const issuer = await startIssuer(base + ISSUER_OFFSET);
  const dataDir = mkdtempSync(join(tmpdir(), "wisal-bench-"));
  const platform = await startPlatform({
    port: base,
    inMemory: true,
    quiet: true,
    built: true,
    dataDir,
    amend: (model) => amended(model, issuer),
  });
  const { client } = platform.dynamodb;
  const tableName = (name: TableName): string => {
    const found = platform.model.tables.find(
      (table) => table.name === name || table.name.endsWith(`-${name}`),
    );
    if (found === undefined) throw new Error(`No table ${name}`);
    return found.name;
  };
  const functionModel = (name: string) => {
    const found = platform.model.functions.find(({ shortName }) => shortName === name);
    if (found === undefined) throw new Error(`No function ${name}`);
    return found;
  };
  const credentials: Stage["credentials"] = (name, invocation) => {
    const caller = platform.proxy.callers.register(
      { ...functionModel("appointments-write"), shortName: name, statements: [everything] },
      { invocation: () => ({ requestId: invocation(), tag: invocation() }), kill: () => undefined },
    );
    return { accessKeyId: caller.accessKey, secretAccessKey: "local" };
  };
  return {
    platform,
    issuer,
    dataDir,
    tableName,
    put: async (table, items) => {
      const batches = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
        items.slice(index * BATCH, (index + 1) * BATCH),
      );
      await each(batches, BATCHES_AT_ONCE, (batch) =>
        client.call("BatchWriteItem", {
          RequestItems: {
            [tableName(table)]: batch.map((item) => ({ PutRequest: { Item: toAttributes(item) } })),
          },
        }),
      );
    },
    partition: async (pk) => {
      const { Items = [] } = await client.call("Query", {
        TableName: tableName("core"),
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: pk } },
      });
      return list(Items).map(obj);
    },
    credentials,
    counted: (name, invocation) =>
      DynamoDBDocumentClient.from(
        new DynamoDBClient({
          endpoint: platform.proxy.url,
          region: account.region,
          credentials: credentials(name, invocation),
        }),
        { marshallOptions: { removeUndefinedValues: true } },
      ),
    secrets: { read: (id) => Promise.resolve(platform.secrets.valueOf(id)) },
    variable: (functionName, name) => {
      const value = functionModel(functionName).environment[name];
      if (value === undefined) throw new Error(`${functionName} has no variable ${name}`);
      return value;
    },
    stop: async () => {
      await platform.stop();
      await issuer.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StartProblem } from "#local/start-problem.ts";
import type { TableModel } from "#local/template/model.ts";
import { DynamodbClient, EmulatorError } from "./dynamodb-client.ts";
import { fastFolder } from "./fast-folder.ts";

export interface DynamodbEmulator {
  readonly port: number;
  readonly client: DynamodbClient;
  readonly stop: () => Promise<void>;
}

/** Refuses early, before anything is built, where no Java is found. */
export function checkJava(): void {
  if (spawnSync("java", ["-version"], { stdio: "ignore" }).status === 0) return;
  throw new StartProblem(
    "Java is missing: DynamoDB Local needs Java 17 or newer, e.g. `apt-get install openjdk-17-jre-headless`",
  );
}

export interface EmulatorPlan {
  readonly port: number;
  /** Where the tables are kept; undefined: in memory alone. */
  readonly folder?: string | undefined;
  /** Each access key sees tables of its own, as accounts do; otherwise all see the same. */
  readonly accounts?: boolean;
  readonly heapMb?: number;
}

/** Starts DynamoDB Local. @throws StartProblem where it ends at once or does not answer within 30 s. */
export async function startDynamodb({
  port,
  folder,
  accounts = false,
  heapMb = 768,
}: EmulatorPlan): Promise<DynamodbEmulator> {
  const emulator = join(
    dirname(createRequire(import.meta.url).resolve("amplify-dynamodb-simulator/package.json")),
    "emulator",
  );
  const fast = folder === undefined ? undefined : fastFolder(folder);
  const storage = fast === undefined ? ["-inMemory"] : ["-dbPath", fast.path];
  const child = spawn(
    "java",
    [
      // The client compiler alone: the emulator answers sooner and leaves both cores to the functions.
      "-XX:TieredStopAtLevel=1",
      `-Xmx${heapMb}m`,
      `-Djava.library.path=${join(emulator, "DynamoDBLocal_lib")}`,
      "-jar",
      join(emulator, "DynamoDBLocal.jar"),
      "-port",
      String(port),
      ...(accounts ? [] : ["-sharedDb"]),
      "-disableTelemetry",
      ...storage,
    ],
    { cwd: emulator, stdio: ["ignore", "ignore", "pipe"], detached: true },
  );
  // Its own process group keeps Ctrl-C from it until the platform ends it; a crash of ours must not leave it.
  process.once("exit", () => child.kill("SIGKILL"));
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaints = `${complaints}${chunk.toString("utf8")}`.slice(-2000);
  });
  const client = new DynamodbClient(port);
  await untilReady(child, client, () => complaints);
  return {
    port,
    client,
    stop: async () => {
      client.close();
      await end(child);
      fast?.bringHome();
    },
  };
}

async function untilReady(
  child: ChildProcess,
  client: DynamodbClient,
  complaints: () => string,
): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    if (child.exitCode !== null)
      throw new StartProblem(`DynamoDB Local ended at once: ${complaints().trim()}`);
    try {
      await client.tableNames();
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        await end(child);
        throw new StartProblem(
          `DynamoDB Local does not answer after 30 s: ${String(error)} ${complaints().trim()}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => child.kill("SIGKILL"), 3000);
    child.once("exit", () => {
      clearTimeout(giveUp);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

/** Makes the tables that are missing; those that exist keep their data. */
export async function makeTables(client: DynamodbClient, tables: readonly TableModel[]): Promise<number> {
  const existing = new Set(await client.tableNames());
  let made = 0;
  for (const table of tables) {
    if (existing.has(table.name)) continue;
    try {
      await client.call("CreateTable", table.creation);
    } catch (error) {
      if (error instanceof EmulatorError)
        throw new Error(`Table ${table.name}: ${error.message}`, { cause: error });
      throw error;
    }
    made += 1;
  }
  return made;
}

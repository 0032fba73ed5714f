import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { eventually } from "./deadline.ts";

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

/** Starts one emulator (Java 17) for all files of a project, in memory: starting one for each would take longer than many of them run. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const port = await freePort();
  const java = spawn(
    "java",
    [
      // The client compiler alone: it is over before the other one pays.
      "-XX:TieredStopAtLevel=1",
      "-Xmx2g",
      "-Djava.library.path=./DynamoDBLocal_lib",
      ...["-jar", "DynamoDBLocal.jar", "-inMemory", "-disableTelemetry", "-port", String(port)],
    ],
    { cwd: emulatorFolder, stdio: "ignore" },
  );
  const ended = new Promise<void>((resolve) => java.once("exit", () => resolve()));
  const endpoint = `http://127.0.0.1:${port}`;
  await eventually("DynamoDB Local", async () => (await fetch(endpoint)).status > 0, {
    withinMs: 30_000,
    everyMs: 100,
  });
  project.provide("dynamodb", endpoint);
  return async () => {
    java.kill();
    await ended;
  };
};

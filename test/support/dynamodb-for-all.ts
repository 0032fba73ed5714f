import { createServer } from "node:net";
import type { TestProject } from "vitest/node";
import { startDynamodb } from "#local/emulators/dynamodb.ts";

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (typeof address !== "object" || address === null) return reject(new Error("no port"));
      server.close(() => resolve(address.port));
    });
  });

/** Starts one emulator for all files of a project: starting one for each would take longer than many of them run. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const emulator = await startDynamodb({ port: await freePort(), accounts: true, heapMb: 2048 });
  project.provide("dynamodb", `http://127.0.0.1:${emulator.port}`);
  return emulator.stop;
};

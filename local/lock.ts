import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { num, obj, tryParseJson } from "./json.ts";
import { isFree } from "./ports.ts";
import { StartProblem } from "./start-problem.ts";

/**
 * Refuses a data folder that another platform has: two that share one would write over each other's tables and
 * templates. What a crashed one left is not in the way: it counts only while its process lives and its site
 * answers.
 *
 * @throws {StartProblem} naming who has it.
 */
export async function checkFolder(dataDir: string): Promise<void> {
  const holder = obj(tryParseJson(readIfThere(fileIn(dataDir))));
  const pid = num(holder["pid"], 0);
  const port = num(holder["port"], 0);
  if (pid <= 0 || pid === process.pid || !isAlive(pid) || (await isFree(port))) return;
  throw new StartProblem(
    `Wisal already runs from ${dataDir} (process ${pid}, port ${port}): end it first, or give this one a folder of its own with e.g. WISAL_DATA=.local/second`,
  );
}

/** Marks the folder as this process's until the stop. */
export function holdFolder(dataDir: string, port: number): { readonly stop: () => Promise<void> } {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileIn(dataDir), `${JSON.stringify({ pid: process.pid, port })}\n`);
  return { stop: async () => rmSync(fileIn(dataDir), { force: true }) };
}

function fileIn(dataDir: string): string {
  return join(dataDir, "running.json");
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 only asks whether there is such a process.
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

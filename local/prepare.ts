import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Ports } from "./ports.ts";
import { StartProblem } from "./start-problem.ts";
import type { Steps } from "./steps.ts";
import type { Model } from "./template/model.ts";
import { readModel } from "./template/read-model.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export const webFolder = join(root, "dist/web");

export interface PrepareOptions {
  /** A synthesised assembly to run instead of making one. */
  readonly assembly?: string;
  /** True where dist/ is up to date already. */
  readonly built?: boolean;
  readonly amend?: (model: Model) => Model;
  readonly steps: Steps;
  readonly ports: Ports;
  readonly dataDir: string;
}

/** Builds and synthesises, unless told to run what is there, and reads the templates. */
export async function prepareModel(options: PrepareOptions): Promise<Model> {
  const { steps, ports, dataDir } = options;
  let assembly = options.assembly;
  if (assembly === undefined) {
    if (options.built !== true) {
      await steps.run("functions bundled", buildFunctionBundles, (count) => `${count}`);
      await steps.run("pages built", buildPages);
    }
    const folder = join(dataDir, "cdk.out");
    await steps.run("templates synthesised", () => synthesise(folder, ports.site));
    assembly = folder;
  }
  const model = readModel(assembly, { proxyUrl: `http://127.0.0.1:${ports.proxy}` });
  return options.amend?.(model) ?? model;
}

/** Bundles the functions into dist/functions and tells how many. */
async function buildFunctionBundles(): Promise<number> {
  const { buildFunctions } = await import("#infra/build-functions.ts");
  return (await buildFunctions()).length;
}

/** Builds the pages into dist/web. */
async function buildPages(): Promise<void> {
  await runNode("web/build.ts", {});
}

/** Synthesises the CDK app for the local stage. */
async function synthesise(folder: string, basePort: number): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await runNode("infra/bin/app.ts", {
    WISAL_STAGE: "local",
    WISAL_PORT: String(basePort),
    CDK_OUTDIR: folder,
  });
}

/** Runs one of the project's scripts in a process of its own, so that what it loads does not stay here. */
function runNode(script: string, environment: Readonly<Record<string, string>>): Promise<void> {
  const path = join(root, script);
  if (!existsSync(path)) throw new StartProblem(`${script} is missing from this checkout`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output = `${output}${chunk.toString("utf8")}`.slice(-8000);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) resolve();
      else reject(new StartProblem(`node ${script} failed:\n${output.trim()}`));
    });
  });
}

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { buildApp } from "#infra/app.ts";
import { buildPaths, functionNames } from "#infra/build-functions.ts";
import { stageConfig } from "#infra/config/stage.ts";
import type { Assembly, Placed } from "./templates.ts";
import { ensureBundles, synthesise } from "./templates.ts";

let production: Assembly;
let local: Assembly;

const functionsOf = (assembly: Assembly): ReadonlyMap<string, Placed> =>
  new Map(
    assembly
      .ofType("AWS::Lambda::Function")
      .map((fn) => [assembly.read(fn.stack, fn.Properties["FunctionName"]).replace(/^wisal-/, ""), fn]),
  );

const environmentOf = (assembly: Assembly, fn: Placed): Readonly<Record<string, string>> => {
  const { Variables } = z
    .object({ Variables: z.record(z.string(), z.unknown()) })
    .parse(fn.Properties["Environment"]);
  return Object.fromEntries(
    Object.entries(Variables).map(([name, value]) => [name, assembly.read(fn.stack, value)]),
  );
};

/** Every file under a folder, packages beside a bundle included, with its contents. */
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [relative(folder, file), readFileSync(file, "latin1")]);

const moduleSchema = z.object({ envSchema: z.instanceof(z.ZodObject) });

beforeAll(async () => {
  production = await synthesise("production");
  local = await synthesise("local");
});

describe("functions", () => {
  it("are the same in functions/, in dist/ and in the templates of both stages", () => {
    const inTemplates = [...functionsOf(production).keys()].sort();
    expect(inTemplates).toEqual([...functionNames()]);
    expect(inTemplates).toEqual(readdirSync(buildPaths.bundles).sort());
    expect(inTemplates).toEqual([...functionsOf(local).keys()].sort());
  });

  it("run on Node 24 on arm64 and log JSON to a group of their own for 90 days", () => {
    for (const [name, { stack, Properties }] of functionsOf(production)) {
      expect(Properties, name).toMatchObject({
        Runtime: "nodejs24.x",
        // Native code of the build machine (ADR 0018).
        Architectures: [name === "documents-inspect" ? "x86_64" : "arm64"],
        Handler: "index.handler",
        LoggingConfig: { LogFormat: "JSON" },
      });
      expect(Properties, name).not.toHaveProperty("TracingConfig");
      const { LogGroup } = z.object({ LogGroup: z.unknown() }).parse(Properties["LoggingConfig"]);
      expect(production.read(stack, LogGroup)).toBe(`/aws/lambda/wisal-${name}`);
    }
    for (const { stack, Properties } of production.ofType("AWS::Logs::LogGroup")) {
      const name = production.read(stack, Properties["LogGroupName"]);
      if (name.startsWith("/aws/lambda/")) expect(Properties["RetentionInDays"], name).toBe(90);
    }
  });

  it("deploy exactly the folder in dist/", async () => {
    await ensureBundles();
    const outdir = mkdtempSync(join(tmpdir(), "wisal-assets-"));
    try {
      buildApp(stageConfig("local"), outdir).synth();
      const assets = readdirSync(outdir).filter((entry) => entry.startsWith("asset."));
      const deployed = assets.map((asset) => filesIn(join(outdir, asset)));
      const built = readdirSync(buildPaths.bundles).map((name) => filesIn(join(buildPaths.bundles, name)));
      const sorted = (folders: readonly unknown[]): readonly string[] =>
        folders.map((folder) => JSON.stringify(folder)).sort();
      expect(sorted(deployed)).toEqual(sorted(built));
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });
});

describe("the environment of each function", () => {
  it.each(functionNames())("%s has every variable its env.ts asks for, and no other", async (name) => {
    const { envSchema } = moduleSchema.parse(
      await import(new URL(`../../functions/${name}/env.ts`, import.meta.url).href),
    );
    const common = ["LOG_LEVEL", "POWERTOOLS_METRICS_NAMESPACE", "POWERTOOLS_SERVICE_NAME", "SITE_URL"];
    for (const assembly of [local, production]) {
      const fn = functionsOf(assembly).get(name);
      if (fn === undefined) throw new Error(`${name} is in no template`);
      const environment = environmentOf(assembly, fn);
      const given = Object.keys(environment).filter((variable) => !common.includes(variable));
      const asked = Object.entries(envSchema.shape)
        .filter(([variable, schema]) => !common.includes(variable) && !z.safeParse(schema, undefined).success)
        .map(([variable]) => variable);
      expect(given.sort()).toEqual(asked.sort());
      expect(envSchema.safeParse(environment).error).toBeUndefined();
    }
  });
});

import { describe, expect, it } from "vitest";
import { type Files, inPlantedProject } from "./planted-project.ts";

/** A check that never fails proves nothing: each tool is shown a violation, and must name the right rule. */

const FOLDERS = ["infra", "functions", "shared", "web", "local", "test"] as const;
const tools = {
  biome: ["biome", "check", "--vcs-enabled=false", "--error-on-warnings", "--max-diagnostics=none"],
  oxlint: ["oxlint", "--deny-warnings"],
  tsc: ["tsc", "-p", "tsconfig.json"],
  knip: ["knip", "--include", "files,exports,unlisted", "--no-config-hints"],
  depcruise: ["depcruise", "--config", ".dependency-cruiser.mjs", ...FOLDERS],
} as const;

interface Plant {
  readonly what: string;
  readonly files: Files;
  readonly tool: keyof typeof tools;
  readonly rule: string;
}

const importRules: readonly Plant[] = [
  {
    what: "a domain file that imports an adapter",
    files: { "shared/domain/bad.ts": 'export { read } from "#shared/adapters/dynamodb/store.ts";\n' },
    tool: "depcruise",
    rule: "domain-imports-only-domain",
  },
  {
    what: "a domain file that imports the AWS SDK",
    files: { "shared/domain/bad.ts": 'export { GetCommand } from "@aws-sdk/lib-dynamodb";\n' },
    tool: "depcruise",
    rule: "aws-only-in-adapters-and-deps",
  },
  {
    what: "a domain file that imports only a type of the application",
    files: {
      "shared/domain/bad.ts":
        'import type { choose } from "#shared/application/choose.ts";\n\nexport type Bad = typeof choose;\n',
    },
    tool: "depcruise",
    rule: "domain-imports-only-domain",
  },
  {
    what: "a use case that imports an adapter",
    files: { "shared/application/bad.ts": 'export { read } from "../adapters/dynamodb/store.ts";\n' },
    tool: "depcruise",
    rule: "application-imports-no-adapter",
  },
  {
    what: "an adapter that imports a use case",
    files: { "shared/adapters/bad.ts": 'export { choose } from "#shared/application/choose.ts";\n' },
    tool: "depcruise",
    rule: "adapters-import-no-application",
  },
  {
    what: "a function that imports another function",
    files: { "functions/two/bad.ts": 'export { handler } from "#functions/one/handler.ts";\n' },
    tool: "depcruise",
    rule: "functions-never-import-each-other",
  },
  {
    what: "a handler that constructs an AWS client",
    files: { "functions/two/bad.ts": 'export { DynamoDBClient } from "@aws-sdk/client-dynamodb";\n' },
    tool: "depcruise",
    rule: "aws-only-in-adapters-and-deps",
  },
  {
    what: "a stack that imports a use case",
    files: { "infra/bad.ts": 'export { choose } from "#shared/application/choose.ts";\n' },
    tool: "depcruise",
    rule: "infra-imports-only-data",
  },
  {
    what: "a page that carries server code along",
    files: { "web/public/bad.ts": 'export { choose } from "#shared/application/choose.ts";\n' },
    tool: "depcruise",
    rule: "web-imports-types-only",
  },
  {
    what: "product code that imports the local run",
    files: { "functions/two/bad.ts": 'export { start } from "#local/start.ts";\n' },
    tool: "depcruise",
    rule: "product-never-imports-local-or-test",
  },
  {
    what: "product code that imports test support",
    files: { "shared/domain/bad.ts": 'export { clock } from "#test/support/clock.ts";\n' },
    tool: "depcruise",
    rule: "product-never-imports-local-or-test",
  },
  {
    what: "product code that needs a development dependency",
    files: { "shared/application/bad.ts": 'export { build } from "esbuild";\n' },
    tool: "depcruise",
    rule: "not-to-dev-dependency",
  },
  {
    what: "two modules that import each other",
    files: {
      "shared/domain/bad.ts": 'import { b } from "./worse.ts";\n\nexport const a = (): number => b();\n',
      "shared/domain/worse.ts": 'import { a } from "./bad.ts";\n\nexport const b = (): number => a();\n',
    },
    tool: "depcruise",
    rule: "no-circular",
  },
  {
    what: "an import that leads nowhere",
    files: { "shared/domain/bad.ts": 'export { gone } from "#shared/domain/gone.ts";\n' },
    tool: "depcruise",
    rule: "not-to-unresolvable",
  },
];

const codeRules: readonly Plant[] = [
  {
    what: "a floating promise",
    files: {
      "shared/application/bad.ts":
        "const later = async (): Promise<number> => 1;\n\nexport const bad = (): void => {\n  later();\n};\n",
    },
    tool: "oxlint",
    rule: "no-floating-promises",
  },
  {
    what: "a promise where a condition is expected",
    files: {
      "shared/application/bad.ts":
        "const later = async (): Promise<boolean> => true;\n\nexport const bad = (): number => (later() ? 1 : 2);\n",
    },
    tool: "oxlint",
    rule: "no-misused-promises",
  },
  {
    what: "a switch that forgets a case",
    files: {
      "shared/domain/bad.ts":
        'export const bad = (state: "held" | "free"): number => {\n  switch (state) {\n    case "held":\n      return 1;\n  }\n  return 2;\n};\n',
    },
    tool: "oxlint",
    rule: "switch-exhaustiveness-check",
  },
  {
    what: "a switch whose default hides a forgotten case",
    files: {
      "shared/domain/bad.ts":
        'export const bad = (state: "held" | "free"): number => {\n  switch (state) {\n    case "held":\n      return 1;\n    default:\n      return 2;\n  }\n};\n',
    },
    tool: "oxlint",
    rule: "switch-exhaustiveness-check",
  },
  {
    what: "a cast with `as`",
    files: { "shared/domain/bad.ts": "export const bad = (raw: unknown): string => raw as string;\n" },
    tool: "oxlint",
    rule: "consistent-type-assertions",
  },
  {
    what: "an `any` that came out of JSON.parse",
    files: {
      "shared/domain/bad.ts": "export const bad = (raw: string): string => JSON.parse(raw);\n",
    },
    tool: "oxlint",
    rule: "no-unsafe-return",
  },
  {
    what: "a written `any`",
    files: { "shared/domain/bad.ts": "export const bad = (raw: any): string => String(raw);\n" },
    tool: "biome",
    rule: "lint/suspicious/noExplicitAny",
  },
  {
    what: "a non-null assertion",
    files: { "shared/domain/bad.ts": 'export const bad = (raw?: string): string => raw! + "";\n' },
    tool: "biome",
    rule: "lint/style/noNonNullAssertion",
  },
  {
    what: "the named import of zod",
    files: { "shared/http/bad.ts": 'import { z } from "zod";\n\nexport const bad = z.string();\n' },
    tool: "biome",
    rule: "lint/style/noRestrictedImports",
  },
  {
    what: "a Scan",
    files: {
      "shared/adapters/dynamodb/bad.ts":
        'import { ScanCommand } from "@aws-sdk/lib-dynamodb";\n\nexport const bad = new ScanCommand({ TableName: "t" });\n',
    },
    tool: "biome",
    rule: "lint/style/noRestrictedImports",
  },
  {
    what: "a default export",
    files: { "shared/domain/bad.ts": "export default 1;\n" },
    tool: "biome",
    rule: "lint/style/noDefaultExport",
  },
  {
    what: "a barrel",
    files: { "shared/application/index.ts": 'export { choose } from "./choose.ts";\n' },
    tool: "biome",
    rule: "lint/performance/noBarrelFile",
  },
  {
    what: "a file name that is not kebab-case",
    files: { "shared/domain/badName.ts": "export const bad = 1;\n" },
    tool: "biome",
    rule: "lint/style/useFilenamingConvention",
  },
  {
    what: "a line for the console in a function",
    files: { "functions/two/bad.ts": 'export const bad = (): void => console.log("Fatima");\n' },
    tool: "biome",
    rule: "lint/suspicious/noConsole",
  },
  {
    what: "bad formatting",
    files: { "shared/domain/bad.ts": "export const bad   =  'x'\n" },
    tool: "biome",
    rule: "format",
  },
  {
    what: "a file that nothing imports",
    files: { "shared/domain/bad.ts": "export const bad = 1;\n" },
    tool: "knip",
    rule: "Unused files",
  },
  {
    what: "an export that nothing imports",
    files: {
      "local/start.ts": 'import { bad } from "./bad.ts";\n\nexport const start = bad;\n',
      "local/bad.ts": "export const bad = 1;\nexport const worse = 2;\n",
    },
    tool: "knip",
    rule: "Unused exports",
  },
  {
    what: "a package that package.json does not name",
    files: {
      "shared/application/choose.ts":
        'import { Type } from "@sinclair/typebox";\n\nexport const choose = () => ({ ok: Type.String() !== undefined });\n',
    },
    tool: "knip",
    rule: "Unlisted dependencies",
  },
  {
    what: "syntax that Node 24 cannot erase",
    files: { "shared/domain/bad.ts": "export enum Bad {\n  One,\n}\n" },
    tool: "tsc",
    rule: "TS1294",
  },
  {
    what: "an index that may miss",
    files: { "shared/domain/bad.ts": "export const bad = (all: string[]): string => all[0];\n" },
    tool: "tsc",
    rule: "TS2322",
  },
];

describe.concurrent("the tools", () => {
  it.each(Object.keys(tools))("%s passes a project without fault", async (name) => {
    const command = Object.entries(tools).find(([tool]) => tool === name)?.[1];
    if (command === undefined) throw new Error(`no tool ${name}`);
    await inPlantedProject({}, async (run) => {
      const { code, output } = await run(command);
      expect(output).not.toMatch(/bad/);
      expect(code, output).toBe(0);
    });
  });

  it.each([...importRules, ...codeRules])("$tool sees $what", async ({ files, tool, rule }) => {
    await inPlantedProject(files, async (run) => {
      const { code, output } = await run(tools[tool]);
      expect(output).toContain(rule);
      expect(code).not.toBe(0);
    });
  });
});

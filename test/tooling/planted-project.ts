import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type CommandResult, runCommand } from "./command.ts";

const CONFIGURATION = [
  "package.json",
  "tsconfig.json",
  "biome.json",
  ".oxlintrc.json",
  ".dependency-cruiser.mjs",
  "knip.json",
  ".gitignore",
];

/** What the planted files import; each is without fault, so that only the planted one can be reported. */
const SOUND: Readonly<Record<string, string>> = {
  "shared/domain/result.ts": "export type Result = { readonly ok: boolean };\n",
  "shared/application/choose.ts":
    'import type { Result } from "#shared/domain/result.ts";\n\nexport const choose = (): Result => ({ ok: true });\n',
  "shared/adapters/dynamodb/store.ts":
    'import { GetCommand } from "@aws-sdk/lib-dynamodb";\n\nexport const read = (): GetCommand => new GetCommand({ TableName: "t", Key: { pk: "p" } });\n',
  "functions/one/deps.ts":
    'import { read } from "#shared/adapters/dynamodb/store.ts";\n\nexport const deps = { read };\n',
  "functions/one/handler.ts":
    'import { deps } from "./deps.ts";\n\nexport const handler = (): string => deps.read().input.TableName ?? "";\n',
  "functions/two/handler.ts":
    'import { choose } from "#shared/application/choose.ts";\n\nexport const handler = (): boolean => choose().ok;\n',
  "infra/bin/app.ts":
    'import { table } from "#shared/adapters/dynamodb/table.ts";\n\nexport const app = table;\n',
  "shared/adapters/dynamodb/table.ts": 'export const table = { name: "core" } as const;\n',
  "web/public/page.ts":
    'import type { Result } from "#shared/domain/result.ts";\n\nexport const page = (result: Result): boolean => result.ok;\n',
  "web/build.ts": 'import { page } from "./public/page.ts";\n\nexport const built = page({ ok: true });\n',
  "local/start.ts": "export const start = (): number => 1;\n",
  "test/contract/clock.test.ts": 'import { clock } from "#test/support/clock.ts";\n\nclock();\n',
  "test/support/clock.ts": "export const clock = (): number => 1;\n",
};

export type Files = Readonly<Record<string, string>>;

/**
 * Makes a small project outside this repository with this repository's own tool configuration and packages,
 * runs `work` in it and removes it.
 */
export const inPlantedProject = async (
  planted: Files,
  work: (run: (command: readonly [string, ...string[]]) => Promise<CommandResult>) => Promise<void>,
): Promise<void> => {
  const repository = process.cwd();
  const folder = await mkdtemp(join(tmpdir(), "wisal-planted-"));
  try {
    for (const file of CONFIGURATION) await cp(join(repository, file), join(folder, file));
    await symlink(join(repository, "node_modules"), join(folder, "node_modules"), "dir");
    for (const [path, source] of Object.entries({ ...SOUND, ...planted })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), source);
    }
    const PATH = `${join(repository, "node_modules", ".bin")}:${process.env["PATH"] ?? ""}`;
    await work((command) =>
      runCommand(command, { cwd: folder, env: { ...process.env, PATH, NO_COLOR: "1" } }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

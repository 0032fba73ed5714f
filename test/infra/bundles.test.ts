import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import {
  BUNDLE_BUDGET_BYTES,
  budgetBreaches,
  buildFunctions,
  buildPaths,
  bundleReport,
  filesOf,
  functionNames,
} from "#infra/build-functions.ts";
import { isolatedInspector } from "#shared/adapters/inspection/isolated-inspector.ts";
import { scan } from "#test/support/samples/ordinary-pdfs.ts";
import { brokenHeic, jpegPage } from "#test/support/samples/pictures.ts";
import type { Assembly } from "./templates.ts";
import { synthesise } from "./templates.ts";

const run = promisify(execFile);
const root = new URL("../../", import.meta.url);

/** Loads a bundle as the runtime does and calls it once; prints what came of it as one line of JSON. */
const loader = `
const [, path, event] = process.argv;
const loaded = await import(path);
const context = { awsRequestId: "00000000-0000-4000-8000-000000000000", functionName: "test", functionVersion: "$LATEST",
  memoryLimitInMB: "512", invokedFunctionArn: "arn:aws:lambda:eu-west-3:000000000000:function:test",
  getRemainingTimeInMillis: () => 5000 };
const outcome = { handler: typeof loaded.handler };
try {
  outcome.answer = (await loaded.handler(JSON.parse(event), context)) ?? null;
} catch (error) {
  outcome.error = error.name + ": " + error.message;
}
process.stdout.write("\\n@@" + JSON.stringify(outcome) + "\\n", () => process.exit(0));
`;

const outcomeSchema = z.object({
  handler: z.string(),
  answer: z.unknown().optional(),
  error: z.string().optional(),
});

/** What every kind of trigger finds nothing to do in; `events/invocations` has real ones. */
const emptyEvent = {
  httpMethod: "GET",
  path: "/nowhere",
  resource: "/nowhere",
  headers: {},
  multiValueHeaders: {},
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  pathParameters: null,
  stageVariables: null,
  body: null,
  isBase64Encoded: false,
  methodArn: "arn:aws:execute-api:eu-west-3:000000000000:api/live/GET/nowhere",
  type: "REQUEST",
  requestContext: { requestId: "r-1", authorizer: null },
  Records: [],
  awslogs: {
    data: gzipSync(JSON.stringify({ messageType: "CONTROL_MESSAGE", logEvents: [] })).toString("base64"),
  },
};

const eventFor = (name: string): string => {
  const sample = new URL(`events/invocations/${name}.json`, root);
  return existsSync(sample) ? readFileSync(sample, "utf8") : JSON.stringify(emptyEvent);
};

const environmentOf = (assembly: Assembly, name: string): Readonly<Record<string, string>> => {
  const fn = assembly
    .ofType("AWS::Lambda::Function")
    .find(({ stack, Properties }) => assembly.read(stack, Properties["FunctionName"]) === `wisal-${name}`);
  if (fn === undefined) throw new Error(`${name} is in no template`);
  const { Variables } = z
    .object({ Variables: z.record(z.string(), z.unknown()) })
    .parse(fn.Properties["Environment"]);
  return Object.fromEntries(
    Object.entries(Variables).map(([key, value]) => [key, assembly.read(fn.stack, value)]),
  );
};

let local: Assembly;

beforeAll(async () => {
  await buildFunctions();
  local = await synthesise("local");
});

describe("each bundle", () => {
  it.each(functionNames())("%s loads and answers as in the runtime", async (name) => {
    const { stdout } = await run(
      join(root.pathname, "node_modules/.bin/node"),
      ["--input-type=module", "-e", loader, join(buildPaths.bundles, name, "index.mjs"), eventFor(name)],
      {
        timeout: 45_000,
        env: {
          ...environmentOf(local, name),
          AWS_REGION: "eu-west-3",
          AWS_ACCESS_KEY_ID: "TEST",
          AWS_SECRET_ACCESS_KEY: "TEST",
          // Nothing listens on the discard port: what needs AWS is refused at once.
          AWS_ENDPOINT_URL: "http://127.0.0.1:9",
          AWS_MAX_ATTEMPTS: "1",
          AWS_LAMBDA_FUNCTION_NAME: `wisal-${name}`,
          AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
        },
      },
    );
    const outcome = outcomeSchema.parse(JSON.parse(/\n@@(.+)\n/.exec(stdout)?.[1] ?? "{}"));
    expect(outcome.handler).toBe("function");
    expect(outcome.error ?? "").not.toMatch(
      /^(SyntaxError|ReferenceError|TypeError)|Dynamic require|environment:/,
    );
  });

  it("imports no module of Node as an ES module, which would load undici and Web Crypto with it (ADR 0032)", () => {
    for (const name of functionNames()) {
      const bundle = readFileSync(join(buildPaths.bundles, name, "index.mjs"), "utf8");
      const imported = [...bundle.matchAll(/(?:\bfrom|\bimport\()\s*"((?:node:)?[a-z_/]+)"/g)];
      const builtins = new Set(imported.map(([, path = ""]) => path).filter((path) => isBuiltin(path)));
      // The banner's own, which is where `require` comes from.
      expect([...builtins], name).toEqual(["node:module"]);
    }
  });

  it("is in its folder with what it reads at run time, and nothing else: no map, no stale file is deployed", () => {
    for (const name of functionNames())
      expect(readdirSync(join(buildPaths.bundles, name)).sort(), name).toEqual([...filesOf(name)].sort());
  });

  it("D2 the program that decodes papers runs from its bundle, with the packages beside it", async () => {
    const program = pathToFileURL(join(buildPaths.bundles, "documents-inspect/inspection-program.mjs"));
    const folder = mkdtempSync(join(tmpdir(), "wisal-bundle-"));
    // Away from this checkout, so that nothing is found in its node_modules.
    cpSync(new URL(".", program), folder, { recursive: true });
    const inspector = isolatedInspector(pathToFileURL(join(folder, "inspection-program.mjs")));
    const judge = async (bytes: Buffer, type: Parameters<typeof inspector.inspect>[1]) =>
      (await inspector.inspect(bytes, type, "paper")).verdict;
    expect(await judge(await jpegPage(), "image/jpeg")).toBe("passed");
    expect(await judge(await scan(), "application/pdf")).toBe("passed");
    expect(await judge(brokenHeic(), "image/heic")).toBe("unreadable");
    rmSync(folder, { recursive: true });
  });

  it("is the same file when built again", async () => {
    const read = (): readonly string[] =>
      functionNames().map((name) => readFileSync(join(buildPaths.bundles, name, "index.mjs"), "utf8"));
    const first = read();
    await buildFunctions();
    expect(read()).toEqual(first);
  });
});

describe("the budget", () => {
  it(`of ${BUNDLE_BUDGET_BYTES / 1000} KB holds for each bundle`, () => {
    expect(bundleReport()).toHaveLength(functionNames().length);
    expect(budgetBreaches()).toEqual([]);
  });

  it("prints the ten largest inputs of a bundle that breaks it, packages as a whole", () => {
    const inputs = Object.fromEntries<{ readonly bytesInOutput: number }>([
      ["node_modules/@aws-sdk/client-s3/a.js", { bytesInOutput: 300_000 }],
      ["node_modules/@aws-sdk/client-s3/b.js", { bytesInOutput: 250_000 }],
      ...Array.from({ length: 12 }, (_, index): [string, { bytesInOutput: number }] => [
        `shared/part-${index}.ts`,
        { bytesInOutput: 10_000 - index },
      ]),
    ]);
    const meta = JSON.stringify({
      outputs: { "dist/functions/heavy/index.mjs": { bytes: 650_000, inputs } },
    });
    const [breach = "", ...others] = budgetBreaches(bundleReport(meta));
    expect(others).toEqual([]);
    expect(breach.split("\n")).toHaveLength(11);
    expect(breach).toContain("heavy is 650.0 KB, above 600.0 KB");
    expect(breach).toContain("550.0 KB  @aws-sdk/client-s3");
  });
});

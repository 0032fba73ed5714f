/** What CI runs: every check, the build, the synthesis and all tests; each check counts as one. */
import { each } from "#test/support/each.ts";
import { type CommandResult, runCommand } from "./command.ts";
import { plainSummary, runTests } from "./tests.ts";

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Nothing after it means anything when it fails. */
  readonly gate?: boolean;
}

const CRUISED = ["infra", "functions", "shared", "events", "web", "local", "test"];

const checks: readonly Step[] = [
  { name: "format and lint", command: ["biome", "check", "--error-on-warnings"] },
  { name: "types", command: ["tsc", "-p", "tsconfig.json"] },
  { name: "types of the web", command: ["tsc", "-p", "web/tsconfig.json"] },
  { name: "type-aware lint", command: ["oxlint", "--deny-warnings"] },
  { name: "import rules", command: ["depcruise", "--config", ".dependency-cruiser.mjs", ...CRUISED] },
  { name: "unused code", command: ["knip"] },
  { name: "licences", command: ["node", "test/tooling/licences.ts"] },
];

const products: readonly Step[] = [
  { name: "build of the pages", command: ["node", "web/build.ts"], gate: true },
  { name: "functions within budget", command: ["node", "infra/build-functions.ts"], gate: true },
  { name: "synthesis with cdk-nag", command: ["cdk", "synth", "--quiet"] },
];

const SHOWN_LINES = 150;

const failed: string[] = [];
let passed = 0;

const report = (name: string, { code, output, seconds }: CommandResult): void => {
  const mark = code === 0 ? "ok    " : "FAILED";
  console.log(`${mark} ${name.padEnd(26)} ${seconds.toFixed(1).padStart(6)} s`);
  if (code === 0) return;
  const lines = output.trim().split("\n");
  const rest = lines.length - SHOWN_LINES;
  console.log(`\n${lines.slice(0, SHOWN_LINES).join("\n")}`);
  console.log(rest > 0 ? `… and ${rest} more lines\n` : "");
};

const record = (name: string, result: CommandResult): void => {
  report(name, result);
  if (result.code === 0) passed += 1;
  else failed.push(name);
};

/** Runs the steps in turn. Returns false when a gate closed; the steps behind it count as failed. */
const runSteps = async (steps: readonly Step[]): Promise<boolean> => {
  for (const [at, { name, command, gate }] of steps.entries()) {
    const result = await runCommand(command);
    record(name, result);
    if (result.code === 0 || gate !== true) continue;
    const behind = steps.slice(at + 1).map((step) => `${step.name} (not run)`);
    failed.push(...behind);
    return false;
  }
  return true;
};

const staticOnly = process.argv.includes("--static");
const began = performance.now();

// They need nothing of each other, and most of them use one core.
await each(checks, 2, async ({ name, command }) => record(name, await runCommand(command)));
let tests = { passed: 0, failed: 0, skipped: 0 };
if (!staticOnly) {
  if (await runSteps(products)) {
    tests = await runTests([]);
  } else {
    failed.push("tests (not run)");
  }
}

const minutes = ((performance.now() - began) / 60_000).toFixed(1);
const reasons = [...failed, ...(tests.failed > 0 ? [`${tests.failed} tests`] : [])];
console.log(`\nverified in ${minutes} min${reasons.length > 0 ? `; failed: ${reasons.join(", ")}` : ""}`);
console.log(
  plainSummary({
    passed: passed + tests.passed,
    failed: failed.length + tests.failed,
    skipped: tests.skipped,
  }),
);
process.exitCode = reasons.length === 0 ? 0 : 1;

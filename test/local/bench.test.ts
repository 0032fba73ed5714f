import { statSync } from "node:fs";
import { expect, it } from "vitest";
import { runCommand } from "#test/tooling/command.ts";

const written = (): number | undefined => statSync("docs/benchmarks.md", { throwIfNoEntry: false })?.mtimeMs;

it("the small benchmark › meets its bars, and leaves the page of the whole one alone (A1, A3)", async () => {
  const before = written();
  const { code, output } = await runCommand(["node", "test/bench/bench.ts", "--quick"]);
  expect(output).not.toContain("MISSED");
  expect(output).toMatch(/places sold twice\s+\| 0 /);
  expect(code).toBe(0);
  expect(written()).toBe(before);
});

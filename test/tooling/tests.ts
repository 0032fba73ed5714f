import { mkdir, readFile, rm } from "node:fs/promises";
import * as z from "zod";
import { runCommand } from "./command.ts";

const REPORT = ".cache/vitest.json";

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why journeys were left out, if they were. */
  readonly leftOut: string | undefined;
}

const NO_CHROMIUM =
  "the journeys (test/journey) were LEFT OUT: no Chromium. Debian: apt-get install chromium; " +
  "elsewhere set WISAL_CHROMIUM to a Chromium or Chrome";

const readReport = async (): Promise<z.infer<typeof reportSchema> | undefined> => {
  const text = await readFile(REPORT, "utf8").catch(() => undefined);
  return text === undefined ? undefined : reportSchema.parse(JSON.parse(text));
};

/**
 * Runs vitest with its usual report and counts what happened.
 *
 * A file that fails before its first test counts as one failure, and so does a run that fails without any.
 */
export const runTests = async (args: readonly string[]): Promise<TestCount> => {
  const wantsJourneys = args.length === 0 || args.some((arg) => arg.includes("journey"));
  const lacksBrowser = process.env["WISAL_CHROMIUM"] === undefined;
  const leftOut = wantsJourneys && lacksBrowser ? NO_CHROMIUM : undefined;
  const mustHaveAll = process.env["CI"] === "true";
  if (leftOut !== undefined) process.stderr.write(`\n  ${leftOut}\n\n`);
  if (leftOut !== undefined && mustHaveAll) return { passed: 0, failed: 1, skipped: 0, leftOut };

  await mkdir(".cache", { recursive: true });
  await rm(REPORT, { force: true });
  const { code } = await runCommand(
    [
      "vitest",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${REPORT}`,
      ...(lacksBrowser ? ["--project=!journey", "--project=!first-page"] : []),
      ...args,
    ],
    { show: true },
  );
  const report = await readReport();
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0, leftOut };
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    leftOut,
  };
};

/** The closing line, alone on its line, that CI reads: `12 passed, 0 failed`. */
export const plainSummary = ({ passed, failed, skipped }: Omit<TestCount, "leftOut">): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

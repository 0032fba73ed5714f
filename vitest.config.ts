import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { LongestFirst } from "./test/tooling/longest-first.ts";

const TESTS = "**/*.test.{ts,tsx}";
/** Judged by the clock, so nothing runs beside it. */
const FIRST_PAGE = "test/journey/first-page.test.ts";
/** What platforms run is built once, before the first of them starts. */
const BUILT = ["test/support/built.ts"];
const SECOND = 1000;

const ALWAYS_LEFT_OUT = ["**/node_modules/**", "dist/**", "cdk.out/**", ".local/**", ".cache/**"];

interface ProjectPlan {
  readonly name: string;
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  /** Groups run one after another, lowest first: what fails fast comes first. */
  readonly order: number;
  /** False where the files share a port, a database or both cores. */
  readonly parallel: boolean;
  /** Each file starts the whole platform, on ports of its own, from what was built before. */
  readonly platform?: boolean;
  /** Runs before the first file and after the last. */
  readonly setup?: readonly string[];
  readonly testSeconds: number;
  readonly hookSeconds: number;
}

/** Each row is what `npm test -- --project <name>` runs alone. */
const plans: readonly ProjectPlan[] = [
  // Beside the source: no Java, no network, no clock but an injected one.
  {
    name: "unit",
    include: ["shared", "functions", "events", "infra", "local", "web", "test/simulation"].map(
      (folder) => `${folder}/${TESTS}`,
    ),
    order: 0,
    parallel: true,
    testSeconds: 10,
    hookSeconds: 20,
  },
  {
    name: "contract",
    include: ["contract", "support", "chaos", "breakings", "mutants"].map(
      (folder) => `test/${folder}/${TESTS}`,
    ),
    order: 0,
    parallel: true,
    testSeconds: 20,
    hookSeconds: 30,
  },
  // Each test starts a tool of its own: two at a time is what two cores carry.
  {
    name: "tooling",
    include: [`test/tooling/${TESTS}`],
    order: 0,
    parallel: true,
    testSeconds: 60,
    hookSeconds: 60,
  },
  // Synthesises the stacks.
  {
    name: "infra",
    include: [`test/infra/${TESTS}`],
    order: 1,
    parallel: false,
    testSeconds: 60,
    hookSeconds: 120,
  },
  // One DynamoDB Local, with an account for each file.
  {
    name: "store",
    setup: ["test/support/dynamodb-for-all.ts"],
    include: [`test/store/${TESTS}`],
    order: 2,
    parallel: true,
    testSeconds: 60,
    hookSeconds: 60,
  },
  // The whole platform, and Chromium over it: two platforms at a time, which busy two cores better than one does.
  {
    name: "path",
    include: [`test/local/path/${TESTS}`],
    order: 3,
    parallel: true,
    platform: true,
    setup: BUILT,
    testSeconds: 90,
    hookSeconds: 120,
  },
  {
    name: "journey",
    include: [`test/journey/${TESTS}`],
    exclude: [FIRST_PAGE],
    order: 3,
    parallel: true,
    platform: true,
    setup: BUILT,
    testSeconds: 240,
    hookSeconds: 120,
  },
  // The tools of the local run, which share ports; what is timed; what builds anew.
  {
    name: "local",
    include: ["test/local/*.test.ts"],
    order: 4,
    parallel: false,
    testSeconds: 90,
    hookSeconds: 120,
  },
  {
    name: "first-page",
    include: [FIRST_PAGE],
    order: 5,
    parallel: false,
    platform: true,
    setup: BUILT,
    testSeconds: 240,
    hookSeconds: 120,
  },
];

const project = (plan: ProjectPlan): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name: plan.name,
    include: [...plan.include],
    ...(plan.exclude && { exclude: [...ALWAYS_LEFT_OUT, ...plan.exclude] }),
    ...(plan.setup && { globalSetup: [...plan.setup] }),
    ...(plan.platform && {
      setupFiles: ["test/support/own-ports.ts"],
    }),
    testTimeout: plan.testSeconds * SECOND,
    hookTimeout: plan.hookSeconds * SECOND,
    // What a page or a queue has still to do; a second is not enough for a busy machine.
    expect: { poll: { timeout: 30 * SECOND } },
    maxWorkers: plan.parallel ? 2 : 1,
    sequence: { groupOrder: plan.order },
  },
});

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    environment: "node",
    pool: "forks",
    exclude: [...ALWAYS_LEFT_OUT],
    // A retry would hide a race, and races are what these tests are for.
    retry: 0,
    allowOnly: process.env["CI"] !== "true",
    // Stopping a platform means ending a JVM and twenty workers.
    teardownTimeout: 30 * SECOND,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: plans.map(project),
    sequence: { sequencer: LongestFirst },
  },
});

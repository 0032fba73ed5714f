import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem, type } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as z from "zod";
import { type Random, seeded } from "./random.ts";
import { markdown, missed, type Section } from "./report.ts";
import { costSection } from "./sections/cost.ts";
import { designsSection } from "./sections/designs.ts";
import { drawSection } from "./sections/draw.ts";
import { functionsSection } from "./sections/functions.ts";
import { inProcessSection } from "./sections/in-process.ts";
import { insteadSection } from "./sections/instead.ts";
import { operationsSection } from "./sections/operations.ts";
import { papersSection } from "./sections/papers.ts";
import { raceSection } from "./sections/race.ts";
import { rateSection } from "./sections/rate.ts";
import { type Release, releaseSection } from "./sections/release.ts";
import { storedSection } from "./sections/stored.ts";
import { unitsSection } from "./sections/units.ts";
import { type Stage, startStage } from "./stage/stage.ts";

const PAGE = new URL("../../docs/benchmarks.md", import.meta.url);

const sizeOf = (random: Random): number => 1 + Math.floor(random() * 6);

const releases: readonly Release[] = [
  { title: "A release of 100 places", group: "alone", day: 40, people: 2000, slots: 10, places: 10 },
  { title: "Twenty slots of five places", group: "small", day: 41, people: 2000, slots: 20, places: 5 },
  {
    title: "Families of one to six",
    group: "family",
    day: 42,
    people: 2000,
    slots: 10,
    places: 10,
    party: sizeOf,
  },
];

const smallRelease: Release = {
  title: "A small release",
  group: "quick",
  day: 40,
  people: 100,
  slots: 2,
  places: 5,
};

interface Run {
  readonly quick: boolean;
  readonly seed: number;
  /** Prints a section as it comes. */
  readonly shown: (section: Section) => void;
}

/** Starts a platform for `work` and ends it after. */
const onStage = async <T>(work: (stage: Stage) => Promise<T>): Promise<T> => {
  const stage = await startStage();
  try {
    return await work(stage);
  } finally {
    await stage.stop();
  }
};

/** The parts of the benchmark in their order; each shows the sections it makes, on platforms of its own. */
const parts = {
  release: ({ quick, seed, shown }) =>
    onStage(async (stage) => {
      const random = seeded(seed);
      for (const release of quick ? [smallRelease] : releases)
        shown(await releaseSection(stage, release, random));
    }),
  units: ({ shown }) =>
    onStage(async (stage) => {
      const { section, costs } = await unitsSection(stage);
      shown(section);
      shown(costSection(stage, costs));
    }),
  operations: async ({ shown }) =>
    shown(await onStage((stage) => operationsSection(stage, { rounds: 3, calls: 60 }))),
  race: async ({ shown }) => shown(await onStage((stage) => raceSection(stage, { stamps: 25, desks: 4 }))),
  draw: async ({ seed, shown }) => shown(await onStage((stage) => drawSection(stage, 20_000, seeded(seed)))),
  designs: async ({ seed, shown }) =>
    shown(await onStage((stage) => designsSection(stage, { people: 2000, seed }))),
  instead: async ({ seed, shown }) =>
    shown(await onStage((stage) => insteadSection(stage, { people: 2000, seed }))),
  rate: async ({ shown }) =>
    shown(await onStage((stage) => rateSection(stage, { rounds: 9, bookings: 150 }))),
  stored: async ({ shown }) =>
    shown(
      await onStage((empty) =>
        onStage((full) => storedSection({ empty, full }, { rounds: 5, calls: 100, stored: 100_000 })),
      ),
    ),
  papers: async ({ quick, shown }) => shown(await papersSection({ scans: quick ? 5 : 40 })),
  inProcess: async ({ shown }) => shown(await inProcessSection()),
  functions: async ({ shown }) => shown(await onStage((stage) => functionsSection(stage, { times: 41 }))),
} satisfies Readonly<Record<string, (run: Run) => Promise<void>>>;

const names = z.enum([
  "release",
  "units",
  "operations",
  "race",
  "draw",
  "designs",
  "instead",
  "rate",
  "stored",
  "papers",
  "inProcess",
  "functions",
]);

type Part = z.infer<typeof names>;

/** What runs: everything; a few parts in small; or one part alone. */
const chosen = (quick: boolean, only: string | undefined): readonly Part[] => {
  if (only !== undefined) return [names.parse(only)];
  return quick ? ["release", "units"] : names.options;
};

const packageSchema = z.object({ devDependencies: z.record(z.string(), z.string()) });

const conditions = (seed: number): string => {
  const { devDependencies } = packageSchema.parse(
    JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")),
  );
  const [first, ...others] = cpus();
  return [
    "# Benchmarks",
    "Written by `npm run bench`; do not edit. Counts and ratios hold anywhere; rates and milliseconds only for the machine and the moment.",
    [
      `- ${new Date().toISOString().slice(0, 10)}, seed ${seed}`,
      `- ${others.length + 1} × ${first?.model ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()}`,
      `- Node ${process.versions.node}; DynamoDB Local of amplify-dynamodb-simulator ${devDependencies["amplify-dynamodb-simulator"] ?? "?"}, in memory`,
    ].join("\n"),
  ].join("\n\n");
};

// Interrupted, it takes the emulator with it.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const { values } = parseArgs({
  options: { quick: { type: "boolean" }, seed: { type: "string" }, only: { type: "string" } },
});
const quick = values.quick === true;
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
if (!Number.isInteger(seed)) throw new Error("--seed is a whole number");

/** Runs parts one after another in this process; the sections they made. */
const run = async (wanted: readonly Part[]): Promise<readonly Section[]> => {
  const sections: Section[] = [];
  const shown = (section: Section): void => {
    sections.push(section);
    console.log(`${markdown(section)}\n`);
  };
  for (const name of wanted) await parts[name]({ quick, seed, shown });
  return sections;
};

/** Runs a part in a process of its own: what the parts before it left in memory slows ours and not the bare rate beside it. */
const runApart = async (name: Part): Promise<readonly Section[]> => {
  const child = fork(fileURLToPath(import.meta.url), ["--only", name, "--seed", String(seed)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const end = (): void => void child.kill("SIGTERM");
  process.prependOnceListener("exit", end);
  let made: readonly Section[] | undefined;
  child.once("message", (message) => {
    made = z.array(z.custom<Section>()).parse(message);
  });
  await once(child, "close");
  process.off("exit", end);
  if (made === undefined) throw new Error(`${name} ended without its sections`);
  return made;
};

/** Set where another process of this benchmark waits for the sections. */
const answer = process.send?.bind(process);
if (answer === undefined) console.log(`${conditions(seed)}\n`);
const wanted = chosen(quick, values.only);
const whole = wanted.length === names.options.length;
const sections: Section[] = [];
if (whole) for (const name of wanted) sections.push(...(await runApart(name)));
else sections.push(...(await run(wanted)));
if (answer !== undefined) {
  answer(sections, () => process.disconnect());
} else {
  const misses = missed(sections);
  for (const miss of misses) console.error(`missed: ${miss}`);
  if (whole) {
    writeFileSync(PAGE, `${[conditions(seed), ...sections.map(markdown)].join("\n\n")}\n`);
    console.log(`written to ${fileURLToPath(PAGE)}`);
  }
  process.exitCode = misses.length === 0 ? 0 : 1;
}

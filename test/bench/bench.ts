import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem, type } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as z from "zod";
import { type Random, seeded } from "./random.ts";
import { markdown, missed, type Section } from "./report.ts";
import { costSection } from "./sections/cost.ts";
import { designsSection } from "./sections/designs.ts";
import { functionsSection } from "./sections/functions.ts";
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

/** Starts a platform for `work` and ends it after. */
const onStage = async <T>(work: (stage: Stage) => Promise<T>): Promise<T> => {
  const stage = await startStage();
  try {
    return await work(stage);
  } finally {
    await stage.stop();
  }
};

/** Runs the sections one after another, printing each as it comes; `quick` runs a few in small. */
const run = (quick: boolean, seed: number, shown: (section: Section) => void): Promise<void> =>
  onStage(async (stage) => {
    const random = seeded(seed);
    for (const release of quick ? [smallRelease] : releases)
      shown(await releaseSection(stage, release, random));
    const { section, costs } = await unitsSection(stage);
    shown(section);
    shown(costSection(stage, costs));
    if (quick) return;
    shown(await designsSection(stage, { people: 2000, seed }));
    shown(await rateSection(stage, { rounds: 3, bookings: 300 }));
    shown(
      await onStage((full) =>
        storedSection({ empty: stage, full }, { rounds: 3, calls: 200, stored: 100_000 }),
      ),
    );
    shown(await functionsSection(stage, { times: 15 }));
  });

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

const { values } = parseArgs({ options: { quick: { type: "boolean" }, seed: { type: "string" } } });
const quick = values.quick === true;
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
if (!Number.isInteger(seed)) throw new Error("--seed is a whole number");
const sections: Section[] = [];
console.log(`${conditions(seed)}\n`);
await run(quick, seed, (section) => {
  sections.push(section);
  console.log(`${markdown(section)}\n`);
});
const misses = missed(sections);
for (const miss of misses) console.error(`missed: ${miss}`);
if (!quick) {
  writeFileSync(PAGE, `${[conditions(seed), ...sections.map(markdown)].join("\n\n")}\n`);
  console.log(`written to ${fileURLToPath(PAGE)}`);
}
process.exitCode = misses.length === 0 ? 0 : 1;

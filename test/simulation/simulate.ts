/** Plays a release of places under each plan and prints what it comes to; at its usual size it writes docs/simulation.md. */
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { markdown, missed } from "#test/bench/report.ts";
import { each } from "#test/support/each.ts";
import { plans } from "./plan.ts";
import type { Size } from "./run.ts";
import { givenSections, sectionsOf } from "./sections.ts";
import { type Summary, summarySchema } from "./summary.ts";

const PAGE = new URL("../../docs/simulation.md", import.meta.url);
const usual: Size = { posts: 60, people: 200_000, places: 500 };
/** Most of what a run makes is forgotten at once; room for it saves a third of the time. */
const YOUNG_MB = 192;

const inThread = async (plan: string, size: Size, seed: number): Promise<Summary> => {
  const worker = new Worker(new URL("./simulation-worker.ts", import.meta.url), {
    workerData: { plan, size, seed },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const [message] = await once(worker, "message");
  return summarySchema.parse(message);
};

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    posts: { type: "string" },
    people: { type: "string" },
    places: { type: "string" },
  },
});

/** @throws where it is not a whole number above zero. */
const numberOf = (name: "seed" | "posts" | "people" | "places", otherwise: number): number => {
  const value = Number(values[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a whole number from 1`);
  return value;
};

const seed = numberOf("seed", (Date.now() % 2 ** 31) + 1);
const size: Size = {
  posts: numberOf("posts", usual.posts),
  people: numberOf("people", usual.people),
  places: numberOf("places", usual.places),
};
const began = performance.now();
const runs = await each(plans, availableParallelism(), ({ name }) => inThread(name, size, seed));
const sections = [...sectionsOf(runs, size), ...givenSections];
const page = [
  "# A release, simulated",
  `Written by \`npm run simulate\`; do not edit. Seed ${seed}: ${size.posts} posts, ${size.people.toLocaleString("en")} people, ` +
    `${size.places} places a post. The same seed gives the same page. Other sizes: \`npm run simulate -- --people 20000 --places 100\`.`,
  "A model, not a measurement: what AWS publishes, what the benchmark counts, and the assumptions at the end. It says which limit comes " +
    "first and what a preparation buys; it does not promise a second.",
  ...sections.map(markdown),
].join("\n\n");
console.log(page);
const misses = missed(sections);
for (const miss of misses) console.error(`missed: ${miss}`);
if (JSON.stringify(size) === JSON.stringify(usual)) {
  writeFileSync(PAGE, `${page}\n`);
  console.log(`\nwritten to ${fileURLToPath(PAGE)}`);
}
console.log(`${Math.round((performance.now() - began) / 100) / 10} s`);
process.exitCode = misses.length === 0 ? 0 : 1;

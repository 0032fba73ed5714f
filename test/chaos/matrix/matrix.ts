import { randomUUID } from "node:crypto";
import { pick, seeded } from "#test/bench/random.ts";
import { platform } from "#test/local/support/platform.ts";
import { each } from "#test/support/each.ts";
import type { Finding } from "../report.ts";
import { settled } from "../rest.ts";
import type { World } from "../world.ts";
import { doJob, faultsOf, type Job, steps } from "./job.ts";
import { type Site, siteName, sitesOf, sitesSeen } from "./sites.ts";

/** Cut off before the call has an effect, and after: from there on, for the rest of that invocation. */
const cuts = ["reset", "cut-after"] as const;

interface Cut {
  readonly site: Site;
  readonly kind: (typeof cuts)[number];
}

const jobFor = ({ persons, officer, mail }: World, index: number, papers: boolean) => {
  const citizen = persons[index % persons.length]?.citizen;
  if (citizen === undefined) throw new Error("nobody");
  const id = randomUUID();
  const tags = new Map(steps.map((step) => [`${id} ${step}`, step]));
  const job: Job = { papers, citizen, officer, mail, tagOf: (step) => `${id} ${step}` };
  return { job, stepOf: (tag: string) => tags.get(tag) };
};

/** The job once, with nothing against it, and where it made its calls. */
const observe = async (world: World, cold: boolean): Promise<readonly Site[]> => {
  const { meter } = platform().proxy;
  await settled();
  meter.reset();
  meter.measuring = true;
  const { job, stepOf } = jobFor(world, 0, true);
  const faults = await faultsOf(job, await doJob(job));
  await settled();
  meter.measuring = false;
  if (faults.length > 0) throw new Error(`undisturbed: ${faults.join(", ")}`);
  return sitesSeen(stepOf, cold);
};

/** What was wrong with a job of which one call was cut off; nothing when all is well. */
const disturbed = async (world: World, { site, kind }: Cut, index: number): Promise<readonly string[]> => {
  const ofPapers = site.step === "upload" || site.function.startsWith("documents-");
  const { job } = jobFor(world, index, ofPapers);
  const { faults } = platform().proxy;
  const { step, function: name, service, action, nth } = site;
  const known = steps.find((one) => one === step);
  if (site.cold) platform().runtime.killWorker(name);
  const id = faults.add({
    ...{ function: name, service, action, invocationFrom: nth, effect: { kind } },
    ...(known !== undefined && { tag: job.tagOf(known) }),
    // An inspection that ended badly is tried again after minutes: one call lost is made again at once.
    ...(site.function === "documents-inspect" && { times: 1 }),
  });
  const wrong: string[] = [];
  try {
    wrong.push(...(await faultsOf(job, await doJob(job))));
  } catch (error) {
    wrong.push(String(error));
  }
  const fired = faults.report().find((one) => one.id === id)?.fired ?? 0;
  // A worker may come to its call only once the job itself is over: it is struck there, or at the next job.
  if (fired > 0) faults.clear(id);
  return wrong.map((text) => `${siteName(site)}, ${kind}: ${text}`);
};

/** What the matrix is to do: all of it, or so many cuts by the seed, at any function or only at some. */
export interface MatrixSize {
  readonly sample?: number | undefined;
  readonly functions?: readonly string[] | undefined;
  readonly seed: number;
  readonly atOnce: number;
}

const sampleOf = (all: readonly Cut[], { sample, seed }: MatrixSize): readonly Cut[] => {
  if (sample === undefined) return all;
  const random = seeded(seed);
  return [...new Set(Array.from({ length: sample }, () => pick(random, all)))].flatMap((cut) => cut ?? []);
};

/**
 * Does the main job once for every call that it makes to a database, a topic, a store, a secret, a key or a sender, cut off there
 * before and after its effect, and looks how it ends: its people, unanswered, repeat their order, and workers get theirs
 * again.
 */
export const matrixFinding = async (world: World, size: MatrixSize): Promise<Finding> => {
  for (const { shortName } of platform().model.functions) platform().runtime.killWorker(shortName);
  const first = await observe(world, true);
  const sites = sitesOf(first, await observe(world, false));
  const wanted = sites.filter((site) => size.functions?.includes(site.function) ?? true);
  const all = wanted.flatMap((site) => cuts.map((kind): Cut => ({ site, kind })));
  const chosen = sampleOf(all, size);
  const breaches = (await each(chosen, size.atOnce, (cut, index) => disturbed(world, cut, index))).flat();
  const { faults } = platform().proxy;
  const missed = faults.report().filter(({ fired }) => fired === 0).length;
  faults.clear();
  await settled();
  const functions = new Set(wanted.map((site) => site.function)).size;
  return {
    invariant:
      "The main job ends right wherever one of its calls is cut off, before or after its effect (E1, N1, T3)",
    of: `${chosen.length - missed} of ${all.length} cuts: ${wanted.length} calls of ${functions} functions`,
    breaches,
  };
};

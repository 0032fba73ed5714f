import type { Section } from "#test/bench/report.ts";
import { markdown } from "#test/bench/report.ts";

/** One thing that must hold, and where it does not. */
export interface Finding {
  readonly invariant: string;
  /** What it was held against: how many of what. */
  readonly of: string;
  readonly breaches: readonly string[];
}

/** What a run came to. */
export interface Outcome {
  readonly seed: number;
  readonly operations: number;
  readonly seconds: number;
  readonly restSeconds: number;
  readonly redriven: number;
  readonly tally: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly struck: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

const most = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([outcome, count]) => `${outcome} × ${count}`)
    .join(", ");

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((total, count) => total + count, 0);

const sectionsOf = (outcome: Outcome): readonly Section[] => [
  {
    title: "What people did",
    about: `${outcome.operations} operations in ${outcome.seconds.toFixed(0)} s; at rest after ${outcome.restSeconds.toFixed(0)} s, with ${outcome.redriven} dead letters handed back.`,
    table: {
      head: ["call", "times", "ended as"],
      rows: [...outcome.tally].map(([name, counts]) => [name, String(sum(counts)), most(counts)]),
    },
  },
  {
    title: "What befell them",
    about: "How often each fault struck.",
    table: {
      head: ["fault", "times"],
      rows: Object.entries(outcome.struck).map(([kind, times]) => [kind, String(times)]),
    },
  },
  {
    title: "What holds",
    about: "From what is stored, sent and set aside, and from the recorded calls.",
    table: {
      head: ["invariant", "held against", ""],
      rows: outcome.findings.map(({ invariant, of, breaches }) => [
        invariant,
        of,
        breaches.length === 0 ? "pass" : `BREACHED ${breaches.length} ×`,
      ]),
    },
  },
];

export const breachesOf = ({ findings }: Pick<Outcome, "findings">): readonly string[] =>
  findings.flatMap(({ invariant, breaches }) => breaches.map((breach) => `${invariant}: ${breach}`));

/** The run as tables that read in a terminal. */
export const shown = (outcome: Outcome): string => sectionsOf(outcome).map(markdown).join("\n\n");

import type { Outcome, Survivor } from "./run.ts";

/** Of a hundred mutants, how many were noticed; rounded down, so that 100 says all. */
export const scoreOf = ({ noticed, survivors }: Outcome): number => {
  const all = noticed + survivors.length;
  return all === 0 ? 0 : Math.floor((noticed / all) * 1000) / 10;
};

const SHOWN_LETTERS = 90;

/** One survivor in one line. */
export const lineOf = ({ at, mutator, instead, reached }: Survivor): string =>
  `  ${at}  ${mutator}${reached ? "" : ", reached by no test"}  → ${instead.slice(0, SHOWN_LETTERS)}`;

/** The row of an area, and whether its bar is met. */
export const rowOf = (name: string, outcome: Outcome, bar: number, seconds: number) => {
  const score = scoreOf(outcome);
  const passed = score >= bar;
  const cells = [
    String(outcome.noticed + outcome.survivors.length).padStart(7),
    String(outcome.noticed).padStart(7),
    String(outcome.survivors.length).padStart(8),
    `${score.toFixed(1)} %`.padStart(8),
    `≥ ${bar} %`.padStart(7),
    `${Math.round(seconds)} s`.padStart(6),
    passed ? "pass" : "FAIL",
  ];
  return { passed, text: [name.padEnd(14), ...cells].join("  ") };
};

export const heading = [
  "area".padEnd(14),
  "mutants",
  "noticed",
  "survived",
  "   score",
  "    bar",
  "  time",
  "",
].join("  ");

/** Rows of text under a heading. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One figure, and the bar that it is held against where there is one. */
export interface Measure {
  readonly what: string;
  readonly measured: string;
  readonly bar?: string;
  readonly met?: boolean;
}

/** What one part of the benchmark found. */
export interface Section {
  readonly title: string;
  /** How it was measured and what it does not say. */
  readonly about: string;
  readonly measures?: readonly Measure[];
  readonly table?: Table;
}

/** A figure held against the most that it may be. */
export const atMost = (what: string, value: number, most: number, unit = ""): Measure => ({
  what,
  measured: `${Number(value.toFixed(3))}${unit}`,
  bar: `≤ ${most}${unit}`,
  met: value <= most,
});

/** A figure held against the least that it may be. */
export const atLeast = (what: string, value: number, least: number): Measure => ({
  what,
  measured: String(Number(value.toFixed(3))),
  bar: `≥ ${least}`,
  met: value >= least,
});

/** What has one right value. */
export const exactly = (what: string, value: number | string, wanted: number | string): Measure => ({
  what,
  measured: String(value),
  bar: String(wanted),
  met: value === wanted,
});

const verdict = ({ met }: Measure): string => {
  if (met === undefined) return "";
  return met ? "pass" : "MISSED";
};

/** A table in Markdown, padded so that it reads in a terminal too. */
const lines = ({ head, rows }: Table): readonly string[] => {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length), 3),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
};

/** A section as Markdown. */
export const markdown = ({ title, about, measures = [], table }: Section): string => {
  const measured: Table = {
    head: ["figure", "measured", "bar", ""],
    rows: measures.map((measure) => [measure.what, measure.measured, measure.bar ?? "", verdict(measure)]),
  };
  const tables = [...(measures.length > 0 ? [measured] : []), ...(table === undefined ? [] : [table])];
  return [`## ${title}`, about, ...tables.map((each) => lines(each).join("\n"))].join("\n\n");
};

/** What missed its bar, by section. */
export const missed = (sections: readonly Section[]): readonly string[] =>
  sections.flatMap(({ title, measures = [] }) =>
    measures
      .filter(({ met }) => met === false)
      .map(({ what, measured, bar }) => `${title}: ${what} is ${measured}, the bar is ${bar}`),
  );

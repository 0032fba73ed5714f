import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { allRoutes } from "#local/write-openapi.ts";
import { testNames } from "#test/support/test-names.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const NUMBER = /\b[RSATDNE]\d{1,2}\b/g;
const numbersIn = (text: string): readonly string[] => text.match(NUMBER) ?? [];

/** Sections of which every rule is to be proven, whatever its row says. */
const PROVEN = ["Requests", "Calendars and slots", "Holds and appointments", "Stamps", "Documents"];

/** How many rules each letter has. */
const counts = { R: 7, S: 6, A: 8, T: 11, D: 4, N: 3, E: 3 } as const;

interface Rule {
  readonly number: string;
  readonly section: string;
  readonly where: readonly string[];
  readonly proof: readonly string[];
  readonly state: string;
}

const paths = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path);

const rulesOf = (page: string): readonly Rule[] =>
  page.split(/^## /m).flatMap((section) =>
    [...section.matchAll(/^\| ([A-Z]\d{1,2}) \| [^|]+ \|([^|]*)\|([^|]*)\| ([a-z ]+) \|$/gm)].map(
      ([, number = "", where = "", proof = "", state = ""]) => ({
        number,
        section: section.split("\n")[0] ?? "",
        where: paths(where),
        proof: paths(proof),
        state,
      }),
    ),
  );

const rules = rulesOf(read("docs/rules.md"));
const names = testNames(root);
const built = rules.filter(({ state }) => state !== "not yet");

describe("docs/rules.md", () => {
  it("has every rule once", () => {
    const all = Object.entries(counts).flatMap(([letter, many]) =>
      Array.from({ length: many }, (_, index) => `${letter}${index + 1}`),
    );
    expect(rules.map(({ number }) => number)).toEqual(all);
    for (const { number, state } of rules) expect(["whole", "part", "not yet"], number).toContain(state);
  });

  it("names for each rule that is built a file that cites it, and test files whose tests have its number", () => {
    for (const { number, where, proof } of built) {
      expect(
        [where.length, proof.length].every((some) => some > 0),
        number,
      ).toBe(true);
      for (const path of where) expect(numbersIn(read(path)), `${number} in ${path}`).toContain(number);
      for (const path of proof) {
        const inFile = names.filter(({ file }) => file === path).flatMap(({ name }) => numbersIn(name));
        expect(inFile, `${number} in the names of ${path}`).toContain(number);
      }
    }
  });

  it("says 'not yet' only of rules that nothing proves", () => {
    const proven = new Set(names.flatMap(({ name }) => numbersIn(name)));
    for (const { number, state } of rules) expect(state === "not yet", number).toBe(!proven.has(number));
  });
});

describe("the names of the tests", () => {
  it.each(rules.filter(({ section }) => PROVEN.includes(section)).map(({ number }) => number))(
    "have the number of rule %s",
    (number) => {
      expect(names.some(({ name }) => numbersIn(name).includes(number))).toBe(true);
    },
  );

  it("and the routes have the numbers of no rule that does not exist", async () => {
    const known = new Set(rules.map(({ number }) => number));
    const inNames = names.flatMap(({ name }) => numbersIn(name));
    const inRoutes = (await allRoutes()).flatMap((route) => route.rules);
    expect([...inNames, ...inRoutes].filter((number) => !known.has(number))).toEqual([]);
  });
});

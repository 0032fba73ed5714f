import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { areaBudgets, type PageWeight, weigh, weighAreas } from "#web/build/budgets.ts";
import { inlineCode } from "#web/build/inline.ts";

const light: PageWeight = {
  page: "/fr/",
  html: "<p>",
  scripts: ["x"],
  styles: ["y"],
  font: undefined,
  requests: 6,
};

describe("weigh", () => {
  it("says nothing against a light page and lists it", () => {
    const { table, breaches } = weigh([light]);
    expect(breaches).toEqual([]);
    expect(table).toMatch(/^page .*JS gz.*\n\/fr\/ .*\nlimit .*25000/);
  });

  it.each([
    ["JS", { scripts: [randomBytes(25_001)] }],
    ["CSS", { styles: [randomBytes(10_001)] }],
    ["HTML", { html: randomBytes(14_001).toString("base64") }],
    ["font", { font: randomBytes(20_001) }],
    ["requests", { requests: 9 }],
  ])("names a page whose %s is over its limit", (what, change) => {
    expect(weigh([{ ...light, ...change }]).breaches).toEqual([expect.stringMatching(`^/fr/: ${what} is `)]);
  });
});

describe("weighAreas", () => {
  const home = { name: "home", scripts: ["x"] };
  const area = { area: "my", screens: [home], all: ["x"], styles: ["y"] } as const;

  /** Text that no compression brings under so many bytes. */
  const noise = (bytes: number): string => randomBytes(bytes).toString("base64");

  it("names an area's heaviest screen, and says nothing against light ones", () => {
    const { table, breaches } = weighAreas([
      { ...area, screens: [home, { name: "slots", scripts: [noise(9_000)] }] },
    ]);
    expect(breaches).toEqual([]);
    expect(table).toMatch(/\/my\/ .*slots/);
  });

  it.each([
    ["home: JS", { screens: [{ name: "home", scripts: [noise(areaBudgets.my.screen + 1)] }] }],
    ["all JS", { all: [noise(areaBudgets.my.all + 1)] }],
    ["CSS", { styles: [randomBytes(10_001)] }],
  ])("names an area whose %s is over its limit", (what, change) => {
    const { breaches } = weighAreas([{ ...area, ...change }]);
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toContain(`${what} is `);
  });
});

describe("inlineCode", () => {
  it("finds inline scripts, styles and handlers", () => {
    const html = '<script>1</script><style>a{}</style><p style="x">a</p><a onclick="y">b</a>';
    expect(inlineCode(html)).toEqual(["<script>", "<style>", '<p style="x">', '<a onclick="y">']);
  });

  it("accepts files and words that look alike", () => {
    expect(
      inlineCode('<script type="module" src="/a.js"></script><p class="style=on">on style="x"</p>'),
    ).toEqual([]);
  });
});

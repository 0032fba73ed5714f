import { describe, expect, it } from "vitest";
import { areaNamed, areaNames, areas } from "./areas.ts";
import { lineOf, rowOf, scoreOf } from "./report.ts";
import type { Survivor } from "./run.ts";
import { strykerPlugins } from "./texts.ts";

const survivor: Survivor = { at: "shared/a.ts:7", mutator: "StringLiteral", instead: '""', reached: true };
const outcome = (noticed: number, survived: number) => ({
  noticed,
  survivors: Array.from({ length: survived }, () => survivor),
});

describe("the score of an area", () => {
  it("is what was noticed of a hundred, and 100 for nothing less than all", () => {
    expect(scoreOf(outcome(9, 1))).toBe(90);
    expect(scoreOf(outcome(9999, 1))).toBe(99.9);
    expect(scoreOf(outcome(3, 0))).toBe(100);
  });

  it("of an area where nothing was changed is none: its files are not where they were", () => {
    expect(scoreOf(outcome(0, 0))).toBe(0);
  });

  it("is held against the bar", () => {
    expect(rowOf("slots", outcome(9, 1), 90, 60)).toMatchObject({ passed: true });
    expect(rowOf("slots", outcome(9, 1), 90.1, 60)).toMatchObject({ passed: false });
    expect(rowOf("slots", outcome(9, 1), 90.1, 60).text).toContain("FAIL");
  });

  it("names each survivor, and says where no test came by", () => {
    expect(lineOf(survivor)).toBe('  shared/a.ts:7  StringLiteral  → ""');
    expect(lineOf({ ...survivor, reached: false })).toContain("reached by no test");
  });
});

describe("an area", () => {
  it("is known by its name alone", () => {
    for (const name of areaNames) expect(areaNamed(name)).toBe(areas[name]);
    for (const name of [undefined, "", "stamp"]) expect(() => areaNamed(name)).toThrow("stamps, slots");
  });
});

describe("texts for who reads logs", () => {
  const ignored = (node: unknown) =>
    strykerPlugins.map(({ value }) => value.shouldIgnore({ node }) !== undefined);
  const called = (object: string) => ({
    type: "CallExpression",
    callee: { type: "MemberExpression", object: { type: "Identifier", name: object } },
  });

  it("are those of errors and log lines, and nothing that is counted or stored", () => {
    expect(ignored({ type: "NewExpression", callee: { type: "Identifier", name: "Error" } })).toEqual([true]);
    expect(ignored(called("log"))).toEqual([true]);
    expect(ignored({ type: "ExpressionStatement", expression: called("log") })).toEqual([true]);
    expect(ignored({ type: "NewExpression", callee: { type: "Identifier", name: "Date" } })).toEqual([false]);
    expect(ignored(called("client"))).toEqual([false]);
    expect(ignored({ type: "CallExpression", callee: { type: "Identifier", name: "count" } })).toEqual([
      false,
    ]);
    expect(ignored({ type: "StringLiteral", value: "log" })).toEqual([false]);
  });
});

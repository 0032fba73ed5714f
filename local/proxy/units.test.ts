import { describe, expect, it } from "vitest";
import { indexUnits, itemBytes, readUnits, writeUnits } from "./units.ts";

describe("the size of an item", () => {
  it("is its names and values in UTF-8", () => {
    expect(itemBytes({ pk: { S: "abc" } })).toBe(5);
    expect(itemBytes({ pk: { S: "صباح" } })).toBe(2 + 8);
    expect(itemBytes({ b: { B: Buffer.from("12345").toString("base64") } })).toBe(6);
  });

  it("counts a number by its significant digits", () => {
    expect(itemBytes({ n: { N: "5" } })).toBe(1 + 2);
    expect(itemBytes({ n: { N: "1234567" } })).toBe(1 + 5);
    expect(itemBytes({ n: { N: "-12" } })).toBe(1 + 3);
    expect(itemBytes({ n: { N: "1000000" } })).toBe(1 + 2);
  });

  it("adds the overhead of lists and maps", () => {
    expect(itemBytes({ l: { L: [{ S: "ab" }, { BOOL: true }] } })).toBe(1 + 3 + (1 + 2) + (1 + 1));
    expect(itemBytes({ m: { M: { k: { NULL: true } } } })).toBe(1 + 3 + (1 + 1 + 1));
    expect(itemBytes({ s: { SS: ["ab", "c"] } })).toBe(1 + 3);
  });
});

describe("units", () => {
  it("are 1 KB a write and 4 KB a strong read, half for an eventual one", () => {
    expect([0, 1024, 1025, 2500].map(writeUnits)).toEqual([1, 1, 2, 3]);
    expect([0, 4096, 4097].map((bytes) => readUnits(bytes, true))).toEqual([1, 1, 2]);
    expect(readUnits(100, false)).toBe(0.5);
  });

  it("of an index are paid only where one of its keys comes, goes or changes", () => {
    const keys = ["gpk", "gsk"];
    const item = { gpk: { S: "a" }, gsk: { S: "1" }, n: { N: "1" } };
    expect(indexUnits(undefined, item, keys)).toBe(1);
    expect(indexUnits(item, { ...item, n: { N: "2" } }, keys)).toBe(0);
    expect(indexUnits(item, { ...item, gsk: { S: "2" } }, keys)).toBe(2);
    expect(indexUnits(item, { n: { N: "1" } }, keys)).toBe(1);
    expect(indexUnits(undefined, { n: { N: "1" } }, keys)).toBe(0);
  });
});

import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "#local/json.ts";
import { passes } from "./filter.ts";

const record = (sk: string): Json => ({
  eventName: "INSERT",
  dynamodb: { NewImage: { sk: { S: sk } } },
  n: 5,
  tags: ["a", "b"],
});
const commands: JsonObject = { eventName: ["INSERT"], dynamodb: { NewImage: { sk: { S: ["CMD"] } } } };
const matches = (pattern: JsonObject) => passes([pattern], record("CMD"));

describe("a filter", () => {
  it("passes what matches in every field, and everything when there is none", () => {
    expect(passes([commands], record("CMD"))).toBe(true);
    expect(passes([commands], record("ORDER"))).toBe(false);
    expect(passes([], record("ORDER"))).toBe(true);
    expect(passes([commands, { eventName: ["INSERT"] }], record("ORDER"))).toBe(true);
    expect(passes([commands], { eventName: "INSERT" })).toBe(false);
  });

  it("knows prefixes, suffixes, exclusions, existence and numbers", () => {
    expect(matches({ eventName: [{ prefix: "INS" }] })).toBe(true);
    expect(matches({ eventName: [{ suffix: "ERT" }] })).toBe(true);
    expect(matches({ eventName: [{ "anything-but": ["REMOVE"] }] })).toBe(true);
    expect(matches({ eventName: [{ "anything-but": { prefix: "INS" } }] })).toBe(false);
    expect(matches({ eventName: [{ "equals-ignore-case": "insert" }] })).toBe(true);
    expect(matches({ n: [{ numeric: [">", 1, "<=", 5] }] })).toBe(true);
    expect(matches({ n: [{ numeric: ["<", 5] }] })).toBe(false);
    expect(matches({ other: [{ exists: false }], n: [{ exists: true }] })).toBe(true);
  });

  it("matches an array by any of its values, and $or by any of its branches", () => {
    expect(matches({ tags: ["b"] })).toBe(true);
    expect(matches({ $or: [{ n: [1] }, { tags: ["a"] }] })).toBe(true);
    expect(matches({ $or: [{ n: [1] }, { tags: ["c"] }] })).toBe(false);
  });
});

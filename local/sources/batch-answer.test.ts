import { describe, expect, it } from "vitest";
import { failedItems } from "./batch-answer.ts";

const ok = (payload: string) => ({ ok: true, payload }) as const;

describe("the failures of a batch", () => {
  it("are those it reports", () => {
    const payload = '{"batchItemFailures":[{"itemIdentifier":"b"}]}';
    expect(failedItems(ok(payload), ["a", "b"], true)).toEqual(new Set(["b"]));
    expect(failedItems(ok(payload), ["a", "b"], false)).toEqual(new Set());
  });

  it("are none when it answers nothing", () => {
    expect(failedItems(ok("null"), ["a"], true)).toEqual(new Set());
    expect(failedItems(ok('{"batchItemFailures":[]}'), ["a"], true)).toEqual(new Set());
  });

  it("are all of them when it fails or names an item it was not given", () => {
    const error = { errorType: "Error", errorMessage: "", trace: [] };
    expect(failedItems({ ok: false, error }, ["a"], true)).toBe("all");
    expect(failedItems(ok('{"batchItemFailures":[{"itemIdentifier":""}]}'), ["a"], true)).toBe("all");
  });
});

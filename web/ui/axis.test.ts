import { describe, expect, it } from "vitest";
import { levelsOf } from "#web/ui/axis.ts";

describe("the axis of a chart", () => {
  it("says whole numbers, and reaches above all values", () => {
    for (let value = 0; value <= 1_000; value++) {
      const [top, ...others] = levelsOf([0, null, value]);
      expect(top).toBeGreaterThanOrEqual(value);
      expect([top, ...others].every(Number.isInteger)).toBe(true);
    }
  });

  it("has a middle above one", () => {
    expect(levelsOf([1])).toEqual([1, 0]);
    expect(levelsOf([2])).toEqual([2, 1, 0]);
    expect(levelsOf([5])).toEqual([6, 3, 0]);
    expect(levelsOf([72])).toEqual([100, 50, 0]);
  });
});

import { describe, expect, it } from "vitest";
import { stampsFault } from "./visit.ts";

describe("stampsFault (T8)", () => {
  it.each([
    [2, 2000, 2, undefined],
    [2, 2000, 1, "visit-stamps-missing"],
    [2, 2000, 3, "visit-stamps-missing"],
    [1, 2000, 0, "visit-stamps-missing"],
    [1, 0, 0, undefined],
    [1, 0, 1, "visit-stamps-needless"],
  ] as const)("%i people at %i centimes with %i stamps: %s", (people, feeMad, stamps, fault) => {
    expect(stampsFault({ people, feeMad }, stamps)).toBe(fault);
  });
});

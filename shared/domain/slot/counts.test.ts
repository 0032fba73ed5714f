import { describe, expect, it } from "vitest";
import { countFree, countsFrom, nextFreeDays } from "./counts.ts";
import type { Place } from "./places.ts";
import { NEVER, RETURNING } from "./places.ts";

const NOW = 1_800_000_000;
const slot = (...places: readonly Place[]) => ({ places });

describe("S5 free places of a day", () => {
  it("are the public's, over all slots, with those that return within the hour (A5)", () => {
    const slots = [
      slot({ kind: "public", until: 0 }, { kind: "public", until: NOW }, { kind: "public", until: NOW + 1 }),
      slot({ kind: "desk", until: 0 }, { kind: "draw", until: 0 }, { kind: "public", until: NEVER }),
      slot({ kind: "public", until: NOW + 3000, hold: RETURNING }),
    ];
    expect(countFree(slots, NOW * 1000 + 999)).toBe(3);
    expect(countFree(slots, NOW * 1000 + 1000)).toBe(4);
    expect(countFree([], NOW * 1000)).toBe(0);
  });

  it("are named from today on", () => {
    const counts = { "2026-11-20": 4, "2026-11-21": 0, "2026-11-22": 2 };
    expect(countsFrom(counts, "2026-11-21")).toEqual({ "2026-11-21": 0, "2026-11-22": 2 });
  });
});

describe("S4 the nearest days with a free place", () => {
  it("begin today, in order, without full ones", () => {
    const counts = { "2026-11-23": 1, "2026-11-22": 0, "2026-11-21": 2, "2026-11-20": 5 };
    expect(nextFreeDays(counts, "2026-11-21")).toEqual(["2026-11-21", "2026-11-23"]);
  });

  it("are ten at most", () => {
    const days = Array.from({ length: 12 }, (_, index) => `2026-12-${index + 10}`);
    const counts = Object.fromEntries(days.toReversed().map((day) => [day, 1]));
    expect(nextFreeDays(counts, "2026-11-21")).toEqual(days.slice(0, 10));
  });
});

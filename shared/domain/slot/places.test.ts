import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Place } from "./places.ts";
import {
  asReturned,
  choosePlaces,
  freePlaces,
  isReturning,
  kindsFor,
  NEVER,
  RETURNING,
  WITHDRAWN,
} from "./places.ts";

const place = (until: number, kind: Place["kind"] = "public"): Place => ({ kind, until });

describe("A1 A3 free places", () => {
  it("a place is free when nobody had it or its hold has lapsed, never under an appointment", () => {
    expect(freePlaces([place(0), place(100), place(101), place(NEVER)], ["public"], 100)).toEqual([0, 1]);
  });

  it("S3 the public does not see reserved places; urgent cases draw on both", () => {
    const places = [place(0), place(0, "desk"), place(0, "urgent")];
    expect(freePlaces(places, kindsFor({ urgent: false }), 1)).toEqual([0]);
    expect(freePlaces(places, kindsFor({ urgent: true }), 1)).toEqual([0, 2]);
  });

  it("property: a party gets as many different free places, or none at all", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat({ max: 19 })),
        fc.integer({ min: 1, max: 6 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999999, noNaN: true })),
        (free, party, draws) => {
          const chosen = choosePlaces(free, party, () => Number(draws.next().value));
          if (free.length < party) return chosen === undefined;
          return (
            chosen !== undefined &&
            new Set(chosen).size === party &&
            chosen.every((index) => free.includes(index)) &&
            chosen.every((index, order) => order === 0 || index > (chosen[order - 1] ?? index))
          );
        },
      ),
    );
  });

  it("spreads over all that are free, each draw over what is left", () => {
    const drawn = (...draws: readonly number[]) => {
      const left = draws.values();
      return choosePlaces([3, 5, 8, 9], draws.length, () => left.next().value ?? 0);
    };
    expect([0, 0.25, 0.5, 0.75, 0.99].map((draw) => drawn(draw))).toEqual([[3], [5], [8], [9], [9]]);
    expect(drawn(0.99, 0.99, 0)).toEqual([3, 8, 9]);
  });

  it("S3 R6 whoever is served draws on the public's, after those of their channel and urgency", () => {
    expect(kindsFor({ urgent: false })).toEqual(["public"]);
    expect(kindsFor({ urgent: false }, "web")).toEqual(["public"]);
    expect(kindsFor({ urgent: false }, "phone")).toEqual(["call-centre", "public"]);
    expect(kindsFor({ urgent: true }, "desk")).toEqual(["urgent", "desk", "public"]);
  });

  it("A5 a place is returning until it is back, and no other is", () => {
    const freed: Place = { kind: "public", until: 100, hold: RETURNING };
    expect([99, 100].map((now) => isReturning(freed, now))).toEqual([true, false]);
    expect(isReturning({ ...freed, hold: "hold_A" }, 99)).toBe(false);
    expect(asReturned(freed)).toEqual({ ...freed, until: 0 });
    expect(asReturned({ ...freed, hold: "hold_A" })).toEqual({ ...freed, hold: "hold_A" });
    // These names are stored on places of before.
    expect([RETURNING, WITHDRAWN]).toEqual(["returning", "withdrawn"]);
  });
});

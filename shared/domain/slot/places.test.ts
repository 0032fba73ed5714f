import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Place } from "./places.ts";
import { choosePlaces, freePlaces, kindsFor, NEVER } from "./places.ts";

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
            chosen.every((index) => free.includes(index))
          );
        },
      ),
    );
  });
});

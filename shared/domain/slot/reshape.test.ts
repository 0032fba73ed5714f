import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Place } from "./places.ts";
import { freePlaces, MAX_PLACES_PER_SLOT, NEVER, placeKinds, WITHDRAWN } from "./places.ts";
import { isSettled, reshape, reshaped } from "./reshape.ts";

const NOW = 1_800_000_000;
const placeArbitrary: fc.Arbitrary<Place> = fc.record({
  kind: fc.constantFrom(...placeKinds, WITHDRAWN),
  // Free, lapsed, held, booked.
  until: fc.constantFrom(0, NOW - 1, NOW + 300, NEVER),
});
const wantedArbitrary = fc.record({
  public: fc.integer({ min: 0, max: 4 }),
  draw: fc.integer({ min: 0, max: 4 }),
  desk: fc.integer({ min: 0, max: 4 }),
  "call-centre": fc.integer({ min: 0, max: 4 }),
  urgent: fc.integer({ min: 0, max: 4 }),
});
const scenario = fc.record({
  places: fc.array(placeArbitrary, { maxLength: MAX_PLACES_PER_SLOT }),
  wanted: wantedArbitrary,
});

describe("S6 A3 property: reshaping the places of a slot", () => {
  it("gives as many of each kind as wanted, keeps every place where it is with who is on it, and never exceeds 20", () => {
    fc.assert(
      fc.property(scenario, ({ places, wanted }) => {
        const after = reshaped(places, reshape(places, wanted, NOW));
        for (const kind of placeKinds)
          expect(after.filter((place) => place.kind === kind)).toHaveLength(wanted[kind]);
        expect(after.length).toBeLessThanOrEqual(MAX_PLACES_PER_SLOT);
        for (const [index, { until }] of places.entries()) expect(after[index]?.until).toBe(until);
      }),
    );
  });

  it("asks for nothing more once done", () => {
    fc.assert(
      fc.property(scenario, ({ places, wanted }) => {
        const after = reshaped(places, reshape(places, wanted, NOW));
        expect(isSettled(reshape(after, wanted, NOW))).toBe(true);
      }),
    );
  });

  it("withdraws a taken place of a kind only when no free one of that kind is left", () => {
    fc.assert(
      fc.property(scenario, ({ places, wanted }) => {
        const { relabel } = reshape(places, wanted, NOW);
        const after = reshaped(places, { relabel, append: [] });
        for (const { index } of relabel) {
          const before = places[index];
          if (before === undefined || before.until <= NOW || before.kind === WITHDRAWN) continue;
          const kept = after.filter(
            ({ kind }, other) => kind === before.kind && places[other]?.kind === kind,
          );
          expect(kept.every(({ until }) => until > NOW)).toBe(true);
        }
      }),
    );
  });

  it("a closed slot has no place for anybody", () => {
    fc.assert(
      fc.property(scenario, ({ places }) => {
        expect(freePlaces(reshaped(places, reshape(places, {}, NOW)), placeKinds, NOW)).toEqual([]);
      }),
    );
  });
});

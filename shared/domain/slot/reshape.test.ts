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

describe("S6 A3 a reshape, in detail", () => {
  const free = (kind: Place["kind"]): Place => ({ kind, until: 0 });
  const taken = (kind: Place["kind"]): Place => ({ kind, until: NEVER });

  it("withdraws free places before taken ones, the last of them first, only while they are free", () => {
    const places = [free("public"), taken("public"), free("public"), taken("public")];
    expect(reshape(places, { public: 2 }, NOW)).toEqual({
      relabel: [
        { index: 0, kind: WITHDRAWN, onlyIfFree: true },
        { index: 2, kind: WITHDRAWN, onlyIfFree: true },
      ],
      append: [],
    });
    expect(reshape(places, { public: 3 }, NOW).relabel.map(({ index }) => index)).toEqual([2]);
    expect(reshape(places, { public: 1 }, NOW).relabel).toEqual([
      { index: 3, kind: WITHDRAWN, onlyIfFree: false },
      { index: 0, kind: WITHDRAWN, onlyIfFree: true },
      { index: 2, kind: WITHDRAWN, onlyIfFree: true },
    ]);
  });

  it("a place whose hold ends now is free", () => {
    const held: Place = { kind: "public", until: NOW };
    expect(reshape([held, taken("public")], { public: 1 }, NOW).relabel).toEqual([
      { index: 0, kind: WITHDRAWN, onlyIfFree: true },
    ]);
  });

  it("takes what comes in between along where the slot closes, and where a place only changes its kind", () => {
    expect(reshape([free("public"), taken("desk")], {}, NOW).relabel).toEqual([
      { index: 1, kind: WITHDRAWN, onlyIfFree: false },
      { index: 0, kind: WITHDRAWN, onlyIfFree: false },
    ]);
    expect(reshape([free("desk"), free("public"), free("urgent")], { draw: 2 }, NOW).relabel).toEqual([
      { index: 0, kind: "draw", onlyIfFree: false },
      { index: 1, kind: "draw", onlyIfFree: false },
      { index: 2, kind: WITHDRAWN, onlyIfFree: true },
    ]);
    expect(reshape([free("public"), taken(WITHDRAWN)], { desk: 2, draw: 1 }, NOW)).toEqual({
      relabel: [
        { index: 1, kind: "desk", onlyIfFree: false },
        { index: 0, kind: "desk", onlyIfFree: false },
      ],
      append: ["draw"],
    });
  });

  it("adds no more than twenty places in all", () => {
    expect(reshape([taken("public")], { public: 30 }, NOW).append).toHaveLength(MAX_PLACES_PER_SLOT - 1);
    expect(reshape([], { public: 21 }, NOW).append).toHaveLength(MAX_PLACES_PER_SLOT);
  });

  it("is settled when it neither changes nor adds anything", () => {
    const relabel = [{ index: 0, kind: WITHDRAWN, onlyIfFree: true }] as const;
    expect(isSettled({ relabel: [], append: [] })).toBe(true);
    expect(isSettled({ relabel, append: [] })).toBe(false);
    expect(isSettled({ relabel: [], append: ["public"] })).toBe(false);
  });
});

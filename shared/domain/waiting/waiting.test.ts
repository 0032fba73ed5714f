import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seats } from "../slot/parts.ts";
import type { Place } from "../slot/places.ts";
import { isFree, isReturning, NEVER, RETURNING } from "../slot/places.ts";
import { nearestDays } from "./equivalent.ts";
import { offerUntil } from "./offer.ts";
import type { WaitingEntry, WaitingRow } from "./waiting.ts";
import { entryAfter, firstInLine, MAX_PASSED, seatFor } from "./waiting.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const SECONDS = NOW / 1000;
const START = Date.parse("2026-12-01T09:00:00.000Z");
const HOUR = 3600;

const returning: Place = { kind: "public", until: SECONDS + 900, hold: RETURNING };
const free: Place = { kind: "public", until: 0 };
const taken: Place = { kind: "public", until: NEVER, appointmentId: "apt_1" };
const withdrawn: Place = { kind: "withdrawn", until: SECONDS + 900, hold: RETURNING };
const urgent: Place = { kind: "urgent", until: SECONDS + 900, hold: RETURNING };

const dayOf = (slots: readonly (readonly Place[])[]) =>
  slots.map((places, index) => ({
    postId: "fr-paris",
    date: "2026-12-01",
    time: `1${index}:00`,
    startsAt: new Date(START + index * 3_600_000).toISOString(),
    places,
  }));
const rowOf = (party: number, index = 0, more: Partial<WaitingRow> = {}): WaitingRow => ({
  requestId: `req_${index}`,
  party,
  urgent: false,
  from: "2026-11-22",
  to: "2026-12-31",
  mode: "offer",
  joinedAt: new Date(NOW + index).toISOString(),
  version: 1,
  ...more,
});
const seat = (slots: readonly (readonly Place[])[], party: number, passed: readonly string[] = []) =>
  seatFor(dayOf(slots), rowOf(party), passed, NOW, () => 0);

describe("A5 where somebody who waits is seated", () => {
  it("on a freed place, with free ones beside it where the party needs more; never for free ones alone", () => {
    expect(seat([[returning, taken]], 1)).toMatchObject({ time: "10:00", places: [0] });
    expect(seat([[returning, free]], 2)).toMatchObject({ places: [0, 1] });
    expect(seat([[free, free]], 1)).toBeUndefined();
  });

  it("on the freed place that returns soonest: those that stay away longer can be offered for longer", () => {
    const later: Place = { ...returning, until: returning.until + 600 };
    expect(seat([[later, returning]], 1)).toMatchObject({ places: [1] });
    expect(seat([[later, taken, returning, free]], 2)).toMatchObject({ places: [0, 2] });
  });

  it("on no place of another kind, none taken back (S6), and in no slot that was passed up", () => {
    expect(seat([[withdrawn, taken]], 1)).toBeUndefined();
    expect(seat([[urgent]], 1)).toBeUndefined();
    expect(seatFor(dayOf([[urgent]]), rowOf(1, 0, { urgent: true }), [], NOW, () => 0)).toBeDefined();
    expect(seat([[returning], [returning]], 1, ["fr-paris 2026-12-01T10:00"])).toMatchObject({
      time: "11:00",
    });
  });

  it("A1 in consecutive slots only where no slot could ever take the party", () => {
    expect(
      seat(
        [
          [returning, taken],
          [free, free],
        ],
        2,
      ),
    ).toBeUndefined();
    expect(
      seat(
        [
          [returning, free],
          [free, free],
        ],
        3,
      ),
    ).toMatchObject({ more: [{ time: "11:00" }] });
  });
});

const placeArbitrary = fc.constantFrom(returning, free, taken, withdrawn, urgent);
const dayArbitrary = fc.array(fc.array(placeArbitrary, { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 4,
});
const lineArbitrary = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 8 });

describe("A5 property: who is offered a day's freed places", () => {
  it("the first in order of joining whom they fit, whole, on places that are free or freed and of their kinds", () => {
    fc.assert(
      fc.property(dayArbitrary, lineArbitrary, (slots, parties) => {
        const day = dayOf(slots);
        const line = parties.map((party, index) => rowOf(party, index));
        const next = firstInLine(line, day, () => [], NOW, Math.random);
        const fits = (row: WaitingRow) => seatFor(day, row, [], NOW, Math.random) !== undefined;
        expect(next?.row).toBe(line.find(fits));
        if (next === undefined) return;
        expect(seats(next.seat)).toBe(next.row.party);
        const parts = [{ time: next.seat.time, places: next.seat.places }, ...(next.seat.more ?? [])];
        for (const { time, places } of parts) {
          const slot = day.find((each) => each.time === time);
          expect(new Set(places).size).toBe(places.length);
          // None that was always free while a freed one is left: one offer for each freed place.
          const isFreed = (place: Place | undefined) =>
            place !== undefined && place.kind === "public" && isReturning(place, SECONDS);
          const freed = slot?.places.filter(isFreed).length ?? 0;
          const used = places.filter((index) => isFreed(slot?.places[index])).length;
          expect(used).toBe(Math.min(places.length, freed));
          for (const index of places) {
            const place = slot?.places[index] ?? taken;
            expect(place.kind).toBe("public");
            expect(isFree(place, ["public"], SECONDS) || isReturning(place, SECONDS)).toBe(true);
          }
        }
      }),
    );
  });
});

describe("A5 how long an offer lasts", () => {
  const until = (startsIn: number, validFor?: number) => {
    const iso = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();
    const end = offerUntil(
      "waiting-list",
      { startsAt: iso(startsIn), ...(validFor !== undefined && { validUntil: iso(validFor) }) },
      NOW,
    );
    return end === undefined ? undefined : end - SECONDS;
  };

  it("twelve hours, never past two hours before the start nor the request's validity, half an hour at least", () => {
    expect(until(48 * HOUR)).toBe(12 * HOUR);
    expect(until(10 * HOUR)).toBe(8 * HOUR);
    expect(until(48 * HOUR, 3 * HOUR)).toBe(3 * HOUR);
    expect(until(2.5 * HOUR)).toBe(HOUR / 2);
    expect(until(2.5 * HOUR - 1)).toBeUndefined();
  });
});

describe("A5 what an ended offer leaves", () => {
  const waiting: WaitingEntry = {
    postIds: ["fr-paris"],
    from: "2026-11-22",
    to: "2026-12-31",
    mode: "offer",
    joinedAt: new Date(NOW).toISOString(),
    version: 1,
    lapses: 0,
    passed: [],
  };
  const hold = {
    date: "2026-12-01",
    time: "10:00",
    offer: { kind: "waiting-list", postId: "fr-paris" },
  } as const;

  it("the slot is remembered; the second lapse ends the entry, declining never does", () => {
    const once = entryAfter({ waiting, hold }, "lapsed");
    expect(once).toMatchObject({ lapses: 1, passed: ["fr-paris 2026-12-01T10:00"] });
    expect(entryAfter({ waiting: once, hold }, "declined")).toMatchObject({ lapses: 1 });
    expect(entryAfter({ waiting: once, hold }, "lapsed")).toBeUndefined();
  });

  it("no more slots are remembered than the latest ones", () => {
    const passed = Array.from({ length: MAX_PASSED }, (_, index) => `slot ${index}`);
    const after = entryAfter({ waiting: { ...waiting, passed }, hold }, "declined")?.passed;
    expect(after).toHaveLength(MAX_PASSED);
    expect(after?.at(-1)).toBe("fr-paris 2026-12-01T10:00");
  });
});

describe("S6 the days nearest to an appointment's own", () => {
  it("begin with its own, then the earlier of two as near; days without room and days past are left out", () => {
    const counts = { "2026-11-30": 5, "2026-12-01": 2, "2026-12-02": 1, "2026-12-03": 2, "2026-12-04": 9 };
    const former = { date: "2026-12-02", names: ["a", "b"] };
    expect(nearestDays(counts, former, "2026-12-01")).toEqual(["2026-12-01", "2026-12-03", "2026-12-04"]);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partsOf, runFrom, runWhere, seatingOf, seats } from "./parts.ts";

const START = Date.parse("2026-12-01T09:00:00.000Z");
/** Slots of half an hour; a gap in `offsets` is a break. */
const dayOf = (free: readonly number[], offsets: readonly number[] = [...free.keys()]) =>
  free.map((count, index) => ({
    time: `slot-${index}`,
    startsAt: new Date(START + (offsets[index] ?? 0) * 1_800_000).toISOString(),
    places: Array.from({ length: count }, () => ({ kind: "public" as const, until: 0 })),
  }));
const run = (free: readonly number[], time: string, party: number, offsets?: readonly number[], now = 0) =>
  runFrom(dayOf(free, offsets), time, party, ["public"], now)?.map((share) => share.party);

describe("A1 a party in a run of slots", () => {
  it("sits in one slot where it has the room, else in as many consecutive ones as it needs", () => {
    expect(run([4, 2, 2], "slot-0", 4)).toEqual([4]);
    expect(run([4, 2, 2], "slot-1", 4)).toEqual([2, 2]);
    expect(run([1, 1, 1], "slot-0", 3)).toEqual([1, 1, 1]);
  });

  it("does not sit around a full slot, over a break, past the day's end, or in the past", () => {
    expect(run([2, 0, 2], "slot-0", 3)).toBeUndefined();
    expect(run([2, 2, 2], "slot-1", 3, [0, 1, 4])).toBeUndefined();
    expect(run([2, 2], "slot-1", 3)).toBeUndefined();
    expect(run([2, 2], "slot-0", 2, undefined, START)).toBeUndefined();
    expect(run([2, 2], "slot-9", 2)).toBeUndefined();
    expect(runWhere(dayOf([2, 2]), "slot-9", 2, () => 2)).toBeUndefined();
    expect(run([2, 2], "slot-1", 2, undefined, START)).toEqual([2]);
  });

  it("a day of one slot is a run of one", () => {
    expect(run([2], "slot-0", 2)).toEqual([2]);
  });

  it("is open from another time on where that is said, over places free now", () => {
    const day = dayOf([2, 2]).map((slot) => ({
      ...slot,
      places: [{ kind: "public" as const, until: START / 1000 }],
    }));
    const open = (now: number, openFrom?: number) => runFrom(day, "slot-0", 1, ["public"], now, openFrom);
    expect(open(START, START - 1)).toEqual([{ time: "slot-0", party: 1 }]);
    expect(open(START, START)).toBeUndefined();
    expect(open(START - 1000, START - 2)).toBeUndefined();
    expect(runFrom(day, "slot-0", 1, ["desk"], START, 0)).toBeUndefined();
  });

  it("does not go past slots out of step, whatever begins the day", () => {
    expect(run([1, 1, 1], "slot-1", 2, [0, 2, 3])).toEqual([1, 1]);
    expect(run([1, 1, 1], "slot-0", 2, [0, 2, 3])).toBeUndefined();
    expect(run([1, 1, 1], "slot-0", 2, [0, 1, 3])).toEqual([1, 1]);
    expect(run([], "slot-0", 1)).toBeUndefined();
  });

  it("has its first slot apart from the others, if there are any", () => {
    const [one, two] = [
      { time: "10:00", places: [0, 3] },
      { time: "10:30", places: [1] },
    ];
    expect(seatingOf(one, [])).toEqual(one);
    expect(Object.keys(seatingOf(one, []))).toEqual(["time", "places"]);
    expect(seatingOf(one, [two])).toEqual({ ...one, more: [two] });
    expect(partsOf(seatingOf(one, [two]))).toEqual([one, two]);
    expect(partsOf(one)).toEqual([one]);
    expect([seats(one), seats(seatingOf(one, [two]))]).toEqual([2, 3]);
  });

  it("property: the shares are the party, each within its slot's free places", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 6 }),
        (free, party) => {
          const shares = run(free, "slot-0", party);
          if (shares === undefined) return true;
          return (
            shares.reduce((sum, share) => sum + share, 0) === party &&
            shares.every((share, index) => share > 0 && share <= (free[index] ?? 0))
          );
        },
      ),
    );
  });
});

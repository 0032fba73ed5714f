import { describe, expect, it } from "vitest";
import { judge, type Op } from "./linearize.ts";

type Register = number;
const spec = { initial: 0, keyOf: String } as const;
type Times = readonly [startMs: number, endMs: number];

const write = (value: number, [startMs, endMs]: Times, optional = false): Op<Register> => ({
  name: `write ${value}`,
  startMs,
  endMs,
  optional,
  step: () => [value],
});
const read = (value: number, [startMs, endMs]: Times): Op<Register> => ({
  name: `read ${value}`,
  startMs,
  endMs,
  step: (state) => (state === value ? [state] : []),
});
const accepts = (...ops: readonly Op<Register>[]): boolean => judge(spec, ops).linearizable;
const FOREVER = Number.POSITIVE_INFINITY;

describe("a history of one register", () => {
  it("of nothing › is accepted", () => {
    expect(accepts()).toBe(true);
  });

  it("one after another › is accepted as it is, and refused with an old value", () => {
    expect(accepts(write(1, [0, 1]), read(1, [2, 3]))).toBe(true);
    expect(accepts(write(1, [0, 1]), read(0, [2, 3]))).toBe(false);
  });

  it("at the same time › may be in either order", () => {
    expect(accepts(write(1, [0, 10]), read(0, [1, 2]), read(1, [3, 4]))).toBe(true);
    expect(accepts(write(1, [0, 10]), write(2, [0, 10]), read(1, [11, 12]))).toBe(true);
    expect(accepts(write(1, [0, 10]), write(2, [0, 10]), read(2, [11, 12]))).toBe(true);
  });

  it("a new value that becomes the old one again › is refused", () => {
    expect(accepts(write(1, [0, 10]), read(1, [1, 2]), read(0, [3, 4]))).toBe(false);
  });

  it("two that read two writes in two orders › is refused", () => {
    const both = [write(1, [0, 10]), write(2, [0, 10])];
    const seen = [read(1, [11, 12]), read(2, [13, 14])];
    expect(accepts(...both, ...seen)).toBe(false);
  });

  it("a call of unknown fate › may have happened, at any time after its start, or never", () => {
    const lost = write(1, [5, FOREVER], true);
    expect(accepts(lost, read(0, [6, 7]))).toBe(true);
    expect(accepts(lost, read(1, [6, 7]))).toBe(true);
    expect(accepts(lost, read(0, [6, 7]), read(1, [100, 101]))).toBe(true);
    expect(accepts(lost, read(1, [6, 7]), read(0, [100, 101]))).toBe(false);
    expect(accepts(lost, read(1, [1, 2]))).toBe(false);
  });

  it("what was answered has happened, though what it had to follow is unknown", () => {
    expect(accepts(write(1, [0, FOREVER], true), read(2, [3, 4]))).toBe(false);
  });

  it("refused › tells how far it came, and what could not come next", () => {
    const { linearizable, longest, stuck } = judge(spec, [
      write(1, [0, 1]),
      read(1, [2, 3]),
      read(0, [4, 5]),
    ]);
    expect({ linearizable, longest, stuck }).toEqual({
      linearizable: false,
      longest: ["write 1", "read 1"],
      stuck: ["read 0"],
    });
  });

  it("may leave an object in one of several states", () => {
    const toss: Op<Register> = { name: "toss", startMs: 0, endMs: 1, step: () => [1, 2] };
    expect(accepts(toss, read(2, [2, 3]))).toBe(true);
    expect(accepts(toss, read(1, [2, 3]), read(2, [4, 5]))).toBe(false);
  });

  it("sixty calls, six at a time › are judged in moments, whichever value is last", () => {
    const crowd = Array.from({ length: 60 }, (_, index) => {
      const from = Math.floor(index / 6) * 10;
      return write(index, [from, from + 9]);
    });
    expect(accepts(...crowd, read(57, [200, 201]))).toBe(true);
    expect(accepts(...crowd, read(3, [200, 201]))).toBe(false);
    expect(judge(spec, [...crowd, read(3, [200, 201])]).visited).toBeLessThan(10_000);
  });
});

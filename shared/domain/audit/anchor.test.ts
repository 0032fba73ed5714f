import { describe, expect, it } from "vitest";
import { claimsOf, datesToAnchor, digestOf, isPrevious, receded } from "./anchor.ts";

const AT = Date.parse("2026-11-21T10:02:00.000Z");
const head = (postId: string, sequence: number, hash = "a", date = "2026-11-21") => ({
  postId,
  date,
  sequence,
  hash: hash.repeat(64),
});

describe("an anchor (E3)", () => {
  it("says how many chains and links it vouches for, and names the one before", () => {
    const heads = [head("es-madrid", 2), head("fr-paris", 5)];
    const first = claimsOf(AT, heads, undefined);
    expect(first).toEqual({
      hour: "2026-11-21T10",
      at: "2026-11-21T10:02:00.000Z",
      chains: 2,
      links: 7,
      digest: digestOf(heads),
      previousHour: "",
      previousSeal: "",
    });
    const next = claimsOf(AT, heads, { hour: "2026-11-21T09", seal: "one" });
    expect(next.previousHour).toBe("2026-11-21T09");
    expect([isPrevious(next, { seal: "one" }), isPrevious(next, { seal: "other" })]).toEqual([true, false]);
  });

  it("has one digest for the same heads, whatever the order of their properties", () => {
    const { postId, date, sequence, hash } = head("fr-paris", 5);
    expect(digestOf([{ hash, sequence, date, postId }])).toBe(digestOf([head("fr-paris", 5)]));
    expect(digestOf([head("fr-paris", 6)])).not.toBe(digestOf([head("fr-paris", 5)]));
  });

  it("holds today and yesterday; the first of a day all that may still grow", () => {
    expect(datesToAnchor("2026-11-21T10", "2026-11-21T09")).toEqual(["2026-11-20", "2026-11-21"]);
    for (const previous of [undefined, "2026-11-20T23"]) {
      const dates = datesToAnchor("2026-11-21T00", previous);
      expect([dates.length, dates[0], dates.at(-1)]).toEqual([15, "2026-11-07", "2026-11-21"]);
    }
  });

  it("shows a chain that became shorter, ends otherwise or is gone, and no other", () => {
    const before = [head("a", 3), head("b", 3), head("c", 3), head("d", 3), head("e", 3, "a", "2026-11-01")];
    const now = [head("a", 4, "b"), head("b", 2, "b"), head("c", 3, "b")];
    expect(receded(before, now, ["2026-11-21"]).map(({ postId }) => postId)).toEqual(["b", "c", "d"]);
  });
});

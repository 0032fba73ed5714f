import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClosedUntil, LedgerClose } from "./close.ts";
import { chainFaults, closeOf, lastClosable, nextDay } from "./close.ts";
import type { Tally } from "./tally.ts";

const row = {
  kind: "capture",
  postId: "fr-paris",
  partnerId: null,
  channel: "card",
  count: 1,
  amountMad: 5,
} as const;
const tally: Tally = {
  entries: 1,
  rows: [row],
  movements: { "clearing:card": 5, "stamps:to-issue": -5 },
  digest: "d1",
};
const first = closeOf("2026-11-20", tally, undefined);
const second = closeOf("2026-11-21", { ...tally, digest: "d2" }, first);
const third = closeOf("2026-11-22", { ...tally, digest: "d3" }, second);

describe("T10 the days of the ledger", () => {
  it("follow each other over months, leap days and years", () => {
    expect(nextDay("2026-11-21")).toBe("2026-11-22");
    expect(nextDay("2027-12-31")).toBe("2028-01-01");
    expect(nextDay("2028-02-28")).toBe("2028-02-29");
    expect(nextDay("2026-03-01", -1)).toBe("2026-02-28");
    expect(nextDay("2026-11-21", -45)).toBe("2026-10-07");
  });

  it("can be closed an hour after their end, UTC, and not before", () => {
    const at = (instant: string) => lastClosable(Date.parse(instant));
    expect(at("2026-11-22T00:59:59.999Z")).toBe("2026-11-20");
    expect(at("2026-11-22T01:00:00.000Z")).toBe("2026-11-21");
    expect(at("2026-11-22T23:59:59.999Z")).toBe("2026-11-21");
  });
});

describe("T10 the close of a day", () => {
  it("opens with what the day before closed with, and adds what moved", () => {
    expect(first).toMatchObject({
      date: "2026-11-20",
      entries: 1,
      rows: [row],
      opening: {},
      closing: { "clearing:card": 5, "stamps:to-issue": -5 },
      digest: "d1",
      previous: null,
    });
    expect(second.opening).toEqual(first.closing);
    expect(second.closing).toEqual({ "clearing:card": 10, "stamps:to-issue": -10 });
    expect(second.previous).toBe(first.hash);
  });

  it("is the same for the same day, however its balances were read, and has the hash of all that it says", () => {
    const turned = (balances: LedgerClose["closing"]) =>
      Object.fromEntries(Object.entries(balances).toReversed());
    const reread: ClosedUntil = { ...first, closing: turned(first.closing) };
    expect(closeOf("2026-11-21", { ...tally, digest: "d2" }, reread)).toEqual(second);
    expect(
      chainFaults([{ ...second, opening: turned(second.opening), closing: turned(second.closing) }]),
    ).toEqual([]);
    // As it stands in closes of before: another spelling would make every one of them look altered.
    expect(second.hash).toBe("efa6e753d829b77a5c0c05202fde5da8f76b3db5cac4852c13b269c1b37bb995");
  });
});

describe("T10 the chain of closes", () => {
  it("has no fault as it was made, wherever one begins to read", () => {
    expect(chainFaults([])).toEqual([]);
    expect(chainFaults([first, second, third])).toEqual([]);
    expect(chainFaults([second, third])).toEqual([]);
  });

  it.each([
    ["the number of entries", { entries: 2 }],
    ["the opening", { opening: { "clearing:card": 4 } }],
    ["the closing", { closing: { "clearing:card": 11, "stamps:to-issue": -10 } }],
    ["the digest", { digest: "d4" }],
    ["a row's count", { rows: [{ ...row, count: 2 }] }],
    ["a row's amount", { rows: [{ ...row, amountMad: 6 }] }],
    ["a row's post", { rows: [{ ...row, postId: "fr-lyon" }] }],
    ["a row's partner", { rows: [{ ...row, partnerId: "forms" }] }],
    ["a row's channel", { rows: [{ ...row, channel: "agency" }] }],
    ["a row's kind", { rows: [{ ...row, kind: "issue" }] }],
    ["a row too many", { rows: [row, row] }],
  ] satisfies readonly (readonly [string, Partial<LedgerClose>])[])("shows %s altered", (_what, change) => {
    expect(chainFaults([first, { ...second, ...change }, third])).toEqual([
      { date: "2026-11-21", fault: "altered" },
    ]);
  });

  it("shows a close taken out, put in another's place, or linked to another past", () => {
    expect(chainFaults([first, third])).toEqual([{ date: "2026-11-22", fault: "unlinked" }]);
    const later = closeOf("2026-11-23", tally, first);
    expect(chainFaults([first, later])).toEqual([{ date: "2026-11-23", fault: "unlinked" }]);
    const elsewhere = closeOf("2026-11-21", tally, { ...first, hash: "0".repeat(64) });
    expect(chainFaults([first, elsewhere])).toEqual([{ date: "2026-11-21", fault: "unlinked" }]);
    expect(chainFaults([first, { ...second, previous: "0".repeat(64) }])).toEqual([
      { date: "2026-11-21", fault: "altered" },
      { date: "2026-11-21", fault: "unlinked" },
    ]);
  });

  it("property: no close can be given another day, unseen", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (days) => {
        const moved = { ...second, date: nextDay(second.date, days) };
        expect(chainFaults([first, moved]).map(({ fault }) => fault)).toEqual(["altered", "unlinked"]);
      }),
    );
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerEntry } from "./ledger.ts";
import { captureLines, consumptionLines, issueLines } from "./ledger.ts";
import { addBalances, sumOf, tallyOf } from "./tally.ts";

const capture = (entryId: string, amountMad: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  entryId,
  kind: "capture",
  at: "2026-11-21T12:00:00.000Z",
  postId: "fr-paris",
  channel: "card",
  subjects: ["ord_A"],
  lines: captureLines("card", amountMad),
  ...more,
});

async function* stored(entries: readonly LedgerEntry[]) {
  yield* entries;
}
const tally = (...entries: readonly LedgerEntry[]) => tallyOf(stored(entries));

describe("T10 balances", () => {
  it("are summed by account, in the order of the accounts, without those at zero", () => {
    const sum = addBalances(
      { "stamps:to-issue": -5, bank: 3 },
      { "clearing:card": 2, bank: -3 },
      { "clearing:card": 3 },
    );
    expect(JSON.stringify(sum)).toBe('{"clearing:card":5,"stamps:to-issue":-5}');
    expect(addBalances()).toEqual({});
  });

  it("come out in one order, whichever way they came in", () => {
    const some = { bank: 1, "clearing:card": 2, "captures:to-return": 3, "revenue:lapsed": 4 } as const;
    const spelled = (order: readonly (readonly [string, number])[]) =>
      JSON.stringify(addBalances(Object.fromEntries(order)));
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(some), { minLength: 4 }), (order) => {
        expect(spelled(order)).toBe(JSON.stringify(some, Object.keys(some).toSorted()));
      }),
    );
  });

  it("sum to zero, or the books are wrong", () => {
    expect(sumOf({ bank: 3, "clearing:card": 2, "stamps:to-issue": -5 })).toBe(0);
    expect(sumOf({ bank: 3, "clearing:card": 2 })).toBe(5);
    expect(sumOf({})).toBe(0);
  });
});

describe("T10 the tally of a day", () => {
  it("counts entries and sums what they moved by post, partner, channel and kind", async () => {
    const lines = consumptionLines(700, { receipt: 100, chancery: 500, service: 100 });
    const use = { kind: "consumption", partnerId: "forms", channel: undefined, lines } as const;
    const { entries, rows, movements } = await tally(
      capture("1", 1000),
      capture("2", 500),
      capture("3", 40, { postId: undefined, channel: undefined, partnerId: undefined }),
      capture("4", 700, { kind: "issue", lines: issueLines(700) }),
      capture("5", 700, use),
    );
    expect(entries).toBe(5);
    const none = { postId: null, partnerId: null, channel: null };
    expect(rows).toEqual([
      { ...none, postId: "fr-paris", partnerId: "forms", kind: "consumption", count: 1, amountMad: 700 },
      { ...none, postId: "fr-paris", channel: "card", kind: "capture", count: 2, amountMad: 1500 },
      { ...none, postId: "fr-paris", channel: "card", kind: "issue", count: 1, amountMad: 700 },
      { ...none, kind: "capture", count: 1, amountMad: 40 },
    ]);
    expect(movements).toEqual({
      "clearing:card": 1540,
      "revenue:chancery": -500,
      "revenue:receipt": -100,
      "revenue:service": -100,
      "stamps:to-issue": -840,
    });
    expect(sumOf(movements)).toBe(0);
  });

  it("has rows in one order, whichever kind comes first", async () => {
    const kinds = ["settlement", "capture", "refund-paid", "issue"] as const;
    const { rows } = await tally(...kinds.map((kind, at) => capture(String(at), 1, { kind })));
    expect(rows.map(({ kind }) => kind)).toEqual(kinds.toSorted());
  });

  it("is nothing for a day without entries", async () => {
    expect(await tally()).toMatchObject({ entries: 0, rows: [], movements: {} });
  });

  it("has another digest for another entry, order or amount, whatever differs", async () => {
    const others: readonly (readonly LedgerEntry[])[] = [
      [],
      [capture("1", 5)],
      [capture("2", 5)],
      [capture("1", 6)],
      [capture("1", 5, { kind: "return-due" })],
      [capture("1", 5, { at: "2026-11-21T12:00:00.001Z" })],
      [capture("1", 5, { postId: "fr-lyon" })],
      [capture("1", 5, { postId: undefined })],
      [capture("1", 5, { partnerId: "forms" })],
      [capture("1", 5, { channel: "agency" })],
      [capture("1", 5, { channel: undefined })],
      [capture("1", 5, { subjects: ["ord_B"] })],
      [capture("1", 5, { lines: captureLines("wallet", 5) })],
      [capture("1", 5), capture("2", 5)],
      [capture("2", 5), capture("1", 5)],
    ];
    const digests = await Promise.all(others.map(async (entries) => (await tally(...entries)).digest));
    expect(new Set(digests).size).toBe(others.length);
  });

  it("spells an entry as it was anchored before: the digest of a known day stays", async () => {
    const entry = capture("cmd_A", 5, { partnerId: "forms" });
    expect((await tally(entry, capture("cmd_B", 7, { postId: undefined }))).digest).toBe(
      "4f7abc058ec44d232fd192fca5f552a6ff8eae9d13f2e82a89dc0b1c7bb0c876",
    );
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerLine } from "./ledger.ts";
import {
  captureLines,
  consumptionLines,
  issueLines,
  lapseLines,
  ledgerEntry,
  refundDueLines,
  refundPaidLines,
  returnDueLines,
  reversalLines,
  settlementLines,
} from "./ledger.ts";

const entry = (lines: readonly LedgerLine[]) => ({
  entryId: "cmd_test",
  kind: "capture" as const,
  at: "2026-11-21T12:00:00.000Z",
  subjects: [],
  lines,
});

describe("the ledger (T10)", () => {
  it("balances captures, issues and consumptions of any fee, and ends with revenue against the provider", () => {
    const centimes = fc.nat({ max: 1_000_000 });
    fc.assert(
      fc.property(centimes, centimes, centimes, (receipt, chancery, service) => {
        const amount = receipt + chancery + service;
        const lines = [
          captureLines("card", amount),
          issueLines(amount),
          consumptionLines(amount, { receipt, chancery, service }),
        ];
        const balances = new Map<string, number>();
        for (const line of lines.flatMap((part) => ledgerEntry(entry(part)).lines)) {
          balances.set(line.account, (balances.get(line.account) ?? 0) + line.amountMad);
        }
        expect(balances.get("stamps:to-issue") ?? 0).toBe(0);
        expect(balances.get("stamps:outstanding") ?? 0).toBe(0);
        expect(balances.get("clearing:card") ?? 0).toBe(amount);
      }),
    );
  });

  it("refuses an entry that does not sum to zero, or has a fraction", () => {
    expect(() => ledgerEntry(entry([{ account: "clearing:card", amountMad: 1 }]))).toThrow("not balanced");
    const halves = [
      { account: "clearing:card", amountMad: 0.5 },
      { account: "stamps:to-issue", amountMad: -0.5 },
    ] as const;
    expect(() => ledgerEntry(entry(halves))).toThrow("not an integer");
  });

  it("refuses one fraction among whole amounts, and leaves lines of zero out", () => {
    const broken = [
      { account: "clearing:card", amountMad: 0.5 },
      { account: "bank", amountMad: 0.5 },
      { account: "stamps:to-issue", amountMad: -1 },
    ] as const;
    expect(() => ledgerEntry(entry(broken))).toThrow("not an integer");
    const fee = { receipt: 0, chancery: 2000, service: 0 };
    const kept = entry(consumptionLines(2000, fee));
    expect(ledgerEntry(kept)).toEqual({
      ...kept,
      lines: [
        { account: "stamps:outstanding", amountMad: 2000 },
        { account: "revenue:chancery", amountMad: -2000 },
      ],
    });
  });

  const fee = { receipt: 1, chancery: 20, service: 300 };
  it.each([
    ["a capture", captureLines("agency", 321), { "clearing:agency": 321, "stamps:to-issue": -321 }],
    ["an issue", issueLines(321), { "stamps:to-issue": 321, "stamps:outstanding": -321 }],
    [
      "a use",
      consumptionLines(321, fee),
      { "stamps:outstanding": 321, "revenue:receipt": -1, "revenue:chancery": -20, "revenue:service": -300 },
    ],
    [
      "a reversal",
      reversalLines(321, fee),
      { "stamps:outstanding": -321, "revenue:receipt": 1, "revenue:chancery": 20, "revenue:service": 300 },
    ],
    [
      "what goes back to the payer",
      returnDueLines("wallet", 321),
      { "clearing:wallet": 321, "captures:to-return": -321 },
    ],
    ["a refund asked for", refundDueLines(321), { "stamps:outstanding": 321, "refunds:payable": -321 }],
    [
      "a stamp refunded",
      refundPaidLines("stamp", "card", 321),
      { "refunds:payable": 321, "clearing:card": -321 },
    ],
    [
      "a capture returned",
      refundPaidLines("capture", "terminal", 321),
      { "captures:to-return": 321, "clearing:terminal": -321 },
    ],
    ["a settlement", settlementLines("card", 321), { bank: 321, "clearing:card": -321 }],
    ["a lapse", lapseLines(321), { "stamps:outstanding": 321, "revenue:lapsed": -321 }],
  ])("books %s on its own accounts", (_what, lines, booked) => {
    expect(Object.fromEntries(lines.map(({ account, amountMad }) => [account, amountMad]))).toEqual(booked);
    expect(ledgerEntry(entry(lines)).lines).toHaveLength(lines.length);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerLine } from "./ledger.ts";
import { captureLines, consumptionLines, issueLines, ledgerEntry } from "./ledger.ts";

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
});

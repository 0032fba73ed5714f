import { describe, expect, it } from "vitest";
import type { Known } from "./classify.ts";
import { judgeRow } from "./classify.ts";
import { differenceIdOf } from "./difference.ts";
import { readSettlement } from "./row.ts";

const row = {
  line: 2,
  type: "sale" as const,
  reference: "ord_22222222",
  transactionId: "T1",
  amountMad: 2000,
  occurredOn: "2026-11-21",
  settledOn: "2026-11-24",
};
const order = { totalMad: 2000 };
const capture = { amountMad: 2000 };

const cells = (montant: string) => ({
  "date operation": "21/11/2026",
  "date reglement": "2026-11-24",
  commande: "ord_22222222",
  transaction: "T1",
  type: "Vente",
  montant,
  devise: "504",
});

describe("a line of a settlement file (T10)", () => {
  it.each([
    ["20,00", 2000],
    ["20.5", 2050],
    ["20", 2000],
    ["1 234,56", 123_456],
    ["1\u00A0234,56", 123_456],
    ["0,01", 1],
  ])("reads the amount %j as %i centimes", (text, amountMad) => {
    expect(readSettlement("card", [{ line: 2, cells: cells(text) }]).rows).toMatchObject([{ amountMad }]);
  });

  it.each(["", "0", "-20", "20,001", "1.234,56", "2e3", "12 34", "20 MAD"])("refuses %j as one", (text) => {
    expect(readSettlement("card", [{ line: 7, cells: cells(text) }]).faults).toEqual([
      { pointer: "/body/7/montant", code: "not-an-amount" },
    ]);
  });

  it("is called otherwise by each channel", () => {
    const { faults } = readSettlement("agency", [{ line: 2, cells: cells("20") }]);
    expect(faults.map(({ pointer }) => pointer)).toEqual([
      "/body/1/date-paiement",
      "/body/1/date-versement",
      "/body/1/reference",
      "/body/1/operation",
    ]);
  });

  it("is one of 5,000 at most", () => {
    const lines = Array.from({ length: 5001 }, (_, line) => ({ line, cells: cells("20") }));
    expect(readSettlement("card", lines).faults).toEqual([{ pointer: "/body", code: "too-many-rows" }]);
  });
});

describe("the judgement of a row (T10)", () => {
  const none = { issued: false, overdue: false };
  it.each<[string, Partial<Known>, object]>([
    ["an order nobody knows", {}, { class: "paid-not-issued", settle: false, difference: "paid-not-issued" }],
    ["a capture we lack", { order }, { step: "capture" }],
    ["another sum than the order's", { order: { totalMad: 1 } }, { class: "wrong-amount", settle: false }],
    [
      "another sum than captured",
      { order, capture: { amountMad: 1 } },
      { class: "wrong-amount", settle: true },
    ],
    ["captured and issued", { order, capture, issued: true }, { class: "matched", settle: true }],
    [
      "issued, after its day",
      { order, capture, issued: true, overdue: true },
      { class: "late", settle: true },
    ],
    [
      "captured, not issued",
      { order, capture },
      { class: "paid-not-issued", settle: true, issueAgain: true },
    ],
    [
      "a capture to be returned",
      { order, capture: { ...capture, unwanted: "second" } },
      { class: "matched" },
    ],
  ])("%s", (_what, known, expected) => {
    expect(judgeRow(row, { ...none, ...known })).toMatchObject(expected);
  });

  it.each<[number | undefined, object]>([
    [undefined, { class: "orphan-refund", settle: false, difference: "orphan-refund" }],
    [2000, { class: "matched", settle: true }],
    [1999, { class: "wrong-amount", settle: true, difference: "wrong-amount" }],
  ])("a refund of which we paid back %s", (paidBackMad, expected) => {
    expect(judgeRow({ ...row, type: "refund" }, { ...none, paidBackMad })).toMatchObject(expected);
  });

  it("names a difference after what it is about", () => {
    expect(differenceIdOf("wrong-amount", "card", "T1")).toBe(differenceIdOf("wrong-amount", "card", "T1"));
    expect(differenceIdOf("wrong-amount", "card", "T1")).not.toBe(
      differenceIdOf("wrong-amount", "cardT", "1"),
    );
  });
});

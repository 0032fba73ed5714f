import type { DifferenceKind, SettlementClass } from "./difference.ts";
import type { SettlementRow } from "./row.ts";

/** What we know of what a row of a settlement file is about. */
export interface Known {
  readonly order?: { readonly totalMad: number } | undefined;
  /** What we recorded of this very transaction. */
  readonly capture?: { readonly amountMad: number; readonly unwanted?: string | undefined } | undefined;
  /** Whether every stamp of the order is issued. */
  readonly issued: boolean;
  /** Whether the capture was reported as not paid before. */
  readonly overdue: boolean;
  /** Whether money went back to the payer by this very transaction, and how much. */
  readonly paidBackMad?: number | undefined;
}

/** What a row is, and what follows from it. */
export type Verdict =
  /** The capture is not known to us: it is recorded, and judged again. */
  | { readonly step: "capture" }
  | {
      readonly step: "done";
      readonly class: SettlementClass;
      /** Whether the money of the row moves from the channel to the bank, or back. */
      readonly settle: boolean;
      /** What stays open for a person. */
      readonly difference?: DifferenceKind;
      /** Whether the stamps are to be asked for once more. */
      readonly issueAgain?: boolean;
    };

const ofRefund = (row: SettlementRow, { paidBackMad }: Known): Verdict => {
  if (paidBackMad === undefined)
    return { step: "done", class: "orphan-refund", settle: false, difference: "orphan-refund" };
  return paidBackMad === row.amountMad
    ? { step: "done", class: "matched", settle: true }
    : { step: "done", class: "wrong-amount", settle: true, difference: "wrong-amount" };
};

/**
 * Judges a row of a settlement file against what we have (T10). Money that reached the bank for a capture of ours is
 * settled whatever its amount, so that the ledger's bank is the bank; what is left in clearing is the difference.
 */
export const judgeRow = (row: SettlementRow, known: Known): Verdict => {
  if (row.type === "refund") return ofRefund(row, known);
  const { order, capture, issued, overdue } = known;
  if (order === undefined)
    return { step: "done", class: "paid-not-issued", settle: false, difference: "paid-not-issued" };
  if (capture === undefined)
    return order.totalMad === row.amountMad
      ? { step: "capture" }
      : { step: "done", class: "wrong-amount", settle: false, difference: "wrong-amount" };
  if (capture.amountMad !== row.amountMad)
    return { step: "done", class: "wrong-amount", settle: true, difference: "wrong-amount" };
  if (capture.unwanted !== undefined || issued)
    return { step: "done", class: overdue ? "late" : "matched", settle: true };
  return { step: "done", class: "paid-not-issued", settle: true, issueAgain: true };
};

import type { PaymentChannel } from "#shared/domain/order/order.ts";
import type { TariffComponents } from "#shared/domain/tariff/tariff.ts";

/**
 * The accounts of the money trail (T10). Money comes in through a channel and is due from whoever runs it until it is on
 * the bank account; it is owed to the buyer as stamps to be issued, then to the bearer as stamps outstanding, and becomes
 * revenue by component when a stamp is used. What must go back is owed to the payer until the channel has paid it.
 */
export const ledgerAccounts = [
  "clearing:card",
  "clearing:agency",
  "clearing:terminal",
  "clearing:wallet",
  "bank",
  "stamps:to-issue",
  "stamps:outstanding",
  "captures:to-return",
  "refunds:payable",
  "revenue:receipt",
  "revenue:chancery",
  "revenue:service",
  "revenue:lapsed",
] as const;
export type LedgerAccount = (typeof ledgerAccounts)[number];

/** What an entry records. */
export const ledgerKinds = [
  "capture",
  "issue",
  "consumption",
  "reversal",
  "return-due",
  "refund-due",
  "refund-withdrawn",
  "refund-paid",
  "lapse",
  "settlement",
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/** One side of an entry: centimes of dirham, positive for debit and negative for credit. */
export interface LedgerLine {
  readonly account: LedgerAccount;
  readonly amountMad: number;
}

/** What happened, with its lines; `subjects` are the ids it is about. */
export interface LedgerEntry {
  /** Unique; derived from the command, so that the same change makes the same entry. */
  readonly entryId: string;
  readonly kind: LedgerKind;
  readonly at: string;
  /** The post whose order, desk or partner's form it is; every day is closed by post and by channel. */
  readonly postId?: string | undefined;
  readonly partnerId?: string | undefined;
  readonly channel?: PaymentChannel | undefined;
  readonly subjects: readonly string[];
  readonly lines: readonly LedgerLine[];
}

/**
 * An entry whose lines sum to zero (T10); lines of zero are left out.
 *
 * @throws when they do not, or an amount is no integer: such a change must not be committed.
 */
export const ledgerEntry = (entry: LedgerEntry): LedgerEntry => {
  const lines = entry.lines.filter(({ amountMad }) => amountMad !== 0);
  if (lines.some(({ amountMad }) => !Number.isSafeInteger(amountMad)))
    throw new Error("ledger: not an integer");
  if (lines.reduce((sum, { amountMad }) => sum + amountMad, 0) !== 0) throw new Error("ledger: not balanced");
  return { ...entry, lines };
};

/** Money arrived: who runs the channel owes it to us, we owe stamps. */
export const captureLines = (channel: PaymentChannel, amountMad: number): readonly LedgerLine[] => [
  { account: `clearing:${channel}`, amountMad },
  { account: "stamps:to-issue", amountMad: -amountMad },
];

/** Money arrived that must go back: who runs the channel owes it to us, we owe it to the payer (T9). */
export const returnDueLines = (channel: PaymentChannel, amountMad: number): readonly LedgerLine[] => [
  { account: `clearing:${channel}`, amountMad },
  { account: "captures:to-return", amountMad: -amountMad },
];

/** A stamp was issued: what was owed to the buyer is now owed to its bearer. */
export const issueLines = (amountMad: number): readonly LedgerLine[] => [
  { account: "stamps:to-issue", amountMad },
  { account: "stamps:outstanding", amountMad: -amountMad },
];

/** A stamp was used: it becomes revenue, by component (T1). */
export const consumptionLines = (amountMad: number, components: TariffComponents): readonly LedgerLine[] => [
  { account: "stamps:outstanding", amountMad },
  { account: "revenue:receipt", amountMad: -components.receipt },
  { account: "revenue:chancery", amountMad: -components.chancery },
  { account: "revenue:service", amountMad: -components.service },
];

/** A use was reversed: the revenue is none, and the stamp in its place is owed to its bearer (T6). */
export const reversalLines = (amountMad: number, components: TariffComponents): readonly LedgerLine[] =>
  consumptionLines(amountMad, components).map((line) => ({ ...line, amountMad: -line.amountMad }));

/** A stamp can neither be used nor refunded any more: nothing is owed for it (T9). */
export const lapseLines = (amountMad: number): readonly LedgerLine[] => [
  { account: "stamps:outstanding", amountMad },
  { account: "revenue:lapsed", amountMad: -amountMad },
];

import type { TariffComponents } from "#shared/domain/tariff/tariff.ts";

/**
 * The accounts of the money trail (T10). Money comes in from a provider, is owed to the buyer as stamps to be
 * issued, then to the bearer as stamps outstanding, and becomes revenue by component when a stamp is used.
 */
export type LedgerAccount =
  | "provider:cmi"
  | "stamps:to-issue"
  | "stamps:outstanding"
  | "revenue:receipt"
  | "revenue:chancery"
  | "revenue:service";

/** One side of an entry: centimes of dirham, positive for debit and negative for credit. */
export interface LedgerLine {
  readonly account: LedgerAccount;
  readonly amountMad: number;
}

/** What happened, with its lines; `subjects` are the ids it is about. */
export interface LedgerEntry {
  /** Unique; derived from the command, so that the same change makes the same entry. */
  readonly entryId: string;
  readonly kind: "capture" | "issue" | "consumption";
  readonly at: string;
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

/** Money arrived: the provider owes it to us, we owe stamps. */
export const captureLines = (amountMad: number): readonly LedgerLine[] => [
  { account: "provider:cmi", amountMad },
  { account: "stamps:to-issue", amountMad: -amountMad },
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

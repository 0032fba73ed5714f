import type { MoneyWords } from "#web/areas/admin/words-money.ts";
import type { Translator } from "#web/i18n/translator.ts";

type T = Translator<MoneyWords>["t"];

const accounts = [
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

const kinds = [
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

export const channels = ["card", "agency", "terminal", "wallet"] as const;
export type Channel = (typeof channels)[number];

const classes = [
  "matched",
  "repeated",
  "paid-not-issued",
  "duplicate-capture",
  "late",
  "wrong-amount",
  "orphan-refund",
] as const;

/** An account of the ledger in words; one that is new here, by its own name. */
export const accountOf = (account: string, t: T): string => {
  const known = accounts.find((each) => each === account);
  return known === undefined ? account : t(`account.${known}`);
};

export const kindOf = (kind: string, t: T): string => {
  const known = kinds.find((each) => each === kind);
  return known === undefined ? kind : t(`kind.${known}`);
};

export const channelOf = (channel: string | null | undefined, t: T): string => {
  const known = channels.find((each) => each === channel);
  return known === undefined ? (channel ?? t("none")) : t(`channel.${known}`);
};

export const classOf = (name: string, t: T): string => {
  const known = classes.find((each) => each === name);
  return known === undefined ? name : t(`class.${known}`);
};

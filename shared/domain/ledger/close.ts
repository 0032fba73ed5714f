import { createHash } from "node:crypto";
import type { Balances, Tally, TallyRow } from "./tally.ts";
import { addBalances } from "./tally.ts";

/**
 * An hour: four times the longest that any function may run, so that a change dated into a day is committed, or never
 * will be, when that day is closed (ADR 0022).
 */
export const GRACE_MS = 60 * 60 * 1000;

const DAY_MS = 24 * 60 * 60 * 1000;

/** A closed UTC day of the ledger: counts and sums by post, partner, channel and kind, and the balances around it. */
export interface LedgerClose {
  /** The UTC day. */
  readonly date: string;
  readonly entries: number;
  readonly rows: readonly TallyRow[];
  readonly opening: Balances;
  readonly closing: Balances;
  /** Digest of the day's entries. */
  readonly digest: string;
  /** Hash of the close before; null for the first. */
  readonly previous: string | null;
  /** SHA-256 over all of the above: the link of the chain. */
  readonly hash: string;
}

/** The end of the chain of closes. */
export type ClosedUntil = Pick<LedgerClose, "date" | "hash" | "closing">;

/** The UTC day after a day. */
export const nextDay = (date: string, days = 1): string =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The last UTC day that can be closed at `now` (epoch ms). */
export const lastClosable = (now: number): string =>
  nextDay(new Date(now - GRACE_MS).toISOString().slice(0, 10), -1);

const inOrder = (balances: Balances): readonly (readonly [string, number])[] =>
  Object.entries(balances).toSorted(([one], [other]) => (one < other ? -1 : 1));

const hashOf = ({ date, entries, rows, opening, closing, digest, previous }: Omit<LedgerClose, "hash">) =>
  createHash("sha256")
    .update(
      JSON.stringify([
        date,
        entries,
        rows.map((row) => [row.postId, row.partnerId, row.channel, row.kind, row.count, row.amountMad]),
        inOrder(opening),
        inOrder(closing),
        digest,
        previous,
      ]),
    )
    .digest("hex");

/** The close of a day after the one before: the same day and entries always give the same close. */
export const closeOf = (date: string, tally: Tally, before: ClosedUntil | undefined): LedgerClose => {
  const opening = before?.closing ?? {};
  const { entries, rows, digest, movements } = tally;
  const close = {
    date,
    entries,
    rows,
    opening,
    closing: addBalances(opening, movements),
    digest,
    previous: before?.hash ?? null,
  };
  return { ...close, hash: hashOf(close) };
};

/** What is wrong with a chain of closes that are given in order; each names its day. */
export const chainFaults = (
  closes: readonly LedgerClose[],
): readonly { readonly date: string; readonly fault: "altered" | "unlinked" }[] =>
  closes.flatMap((close, index) => {
    const before = closes[index - 1];
    const linked =
      before === undefined || (close.previous === before.hash && close.date === nextDay(before.date));
    return [
      ...(hashOf(close) === close.hash ? [] : [{ date: close.date, fault: "altered" } as const]),
      ...(linked ? [] : [{ date: close.date, fault: "unlinked" } as const]),
    ];
  });

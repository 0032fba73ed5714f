import { createHash } from "node:crypto";
import type { LedgerAccount, LedgerEntry } from "./ledger.ts";

/** Sums by account: centimes of dirham, positive for debit. */
export type Balances = Readonly<Partial<Record<LedgerAccount, number>>>;

/** How many entries of a kind a post, a partner and a channel have, and what they moved in centimes of dirham. */
export interface TallyRow {
  readonly kind: LedgerEntry["kind"];
  readonly postId: string | null;
  readonly partnerId: string | null;
  readonly channel: string | null;
  readonly count: number;
  readonly amountMad: number;
}

/** What a stretch of the ledger comes to. */
export interface Tally {
  readonly entries: number;
  readonly rows: readonly TallyRow[];
  readonly movements: Balances;
  /** SHA-256 over every entry in the order of their ids: another entry, another digest. */
  readonly digest: string;
}

/** The balances after some movements; accounts at zero are left out, so that equal balances look equal. */
export const addBalances = (...all: readonly Balances[]): Balances => {
  const sums = new Map<string, number>();
  for (const each of all)
    for (const [account, amount] of Object.entries(each))
      sums.set(account, (sums.get(account) ?? 0) + amount);
  return Object.fromEntries(
    [...sums].filter(([, amount]) => amount !== 0).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
};

/** The sum over all accounts: zero, or the books are wrong (T10). */
export const sumOf = (balances: Balances): number =>
  Object.values(balances).reduce((sum, amount) => sum + amount, 0);

/** One spelling of an entry, whatever stored it. */
const spelled = ({ entryId, kind, at, postId, partnerId, channel, subjects, lines }: LedgerEntry): string =>
  JSON.stringify([
    entryId,
    kind,
    at,
    postId ?? null,
    partnerId ?? null,
    channel ?? null,
    subjects,
    lines.map(({ account, amountMad }) => [account, amountMad]),
  ]);

const movedBy = ({ lines }: LedgerEntry): number =>
  lines.reduce((sum, { amountMad }) => sum + Math.max(amountMad, 0), 0);

/** Counts and sums entries as they come, which must be in the order of their ids; keeps none of them. */
export const tallyOf = async (entries: AsyncIterable<LedgerEntry>): Promise<Tally> => {
  const hash = createHash("sha256");
  const rows = new Map<string, TallyRow>();
  const sums = new Map<string, number>();
  let count = 0;
  for await (const entry of entries) {
    count += 1;
    hash.update(`${spelled(entry)}\n`);
    const { kind, postId = null, partnerId = null, channel = null } = entry;
    const name = JSON.stringify([postId, partnerId, channel, kind]);
    const row = rows.get(name) ?? { kind, postId, partnerId, channel, count: 0, amountMad: 0 };
    rows.set(name, { ...row, count: row.count + 1, amountMad: row.amountMad + movedBy(entry) });
    for (const { account, amountMad } of entry.lines) sums.set(account, (sums.get(account) ?? 0) + amountMad);
  }
  return {
    entries: count,
    rows: [...rows].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row),
    movements: addBalances(Object.fromEntries(sums)),
    digest: hash.digest("hex"),
  };
};

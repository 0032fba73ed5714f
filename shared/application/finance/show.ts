import type { Call, Outcome } from "#shared/domain/call.ts";
import { chainFaults, nextDay } from "#shared/domain/ledger/close.ts";
import type { TallyRow } from "#shared/domain/ledger/tally.ts";
import { addBalances, tallyOf } from "#shared/domain/ledger/tally.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Difference } from "#shared/domain/settlement/difference.ts";
import type { CloseStore } from "#shared/ports/close-store.ts";
import type { DifferenceStore } from "#shared/ports/difference-store.ts";
import type { LedgerReader } from "#shared/ports/ledger-reader.ts";
import type { ReceivedSettlement, SettlementFile, SettlementStore } from "#shared/ports/settlement-store.ts";

/** Reading closes, settlement files and differences. */
export interface FinanceReadDeps {
  readonly ledger: LedgerReader;
  readonly closes: CloseStore;
  readonly settlements: Pick<SettlementStore, "find" | "ofMonth">;
  readonly differences: Pick<DifferenceStore, "all">;
}

type ShownBalances = Record<string, number>;

/** A day of the ledger: closed, or its figures so far. */
export interface ShownDay {
  date: string;
  state: "open" | "closed" | "changed";
  entries: number;
  rows: { -readonly [Name in keyof TallyRow]: TallyRow[Name] }[];
  opening: ShownBalances;
  closing: ShownBalances;
  digest: string;
  previous: string | null;
  hash: string | null;
}

/**
 * A UTC day of the ledger (T10). A closed one is shown as it was closed, and held against its entries as they are
 * now; another with its figures so far, and what came between it and the last close in its opening balance.
 */
export const showDay = async (
  deps: FinanceReadDeps,
  { params: { date } }: Pick<Call<{ date: string }, unknown, unknown>, "params">,
): Outcome<ShownDay> => {
  const [tally, close, until] = await Promise.all([
    tallyOf(deps.ledger.ofDay(date)),
    deps.closes.find(date),
    deps.closes.closedUntil(),
  ]);
  if (close !== undefined) {
    const state = close.digest === tally.digest ? "closed" : "changed";
    const { rows, opening, closing, ...rest } = close;
    const shown = { rows: [...rows], opening: { ...opening }, closing: { ...closing } };
    return { ok: true, value: { status: 200, body: { ...rest, ...shown, state } } };
  }
  let opening = until !== undefined && until.date < date ? until.closing : {};
  for (let day = until === undefined ? date : nextDay(until.date); day < date; day = nextDay(day)) {
    opening = addBalances(opening, (await tallyOf(deps.ledger.ofDay(day))).movements);
  }
  const { entries, rows, digest, movements } = tally;
  const body = {
    date,
    state: "open" as const,
    entries,
    rows: [...rows],
    opening: { ...opening },
    closing: { ...addBalances(opening, movements) },
    digest,
    previous: until?.hash ?? null,
    hash: null,
  };
  return { ok: true, value: { status: 200, body } };
};

/** The closes of a month with what is wrong with their chain (T10). */
export const listCloses = async (
  deps: Pick<FinanceReadDeps, "closes">,
  { query: { month } }: Pick<Call<unknown, { month: string }, unknown>, "query">,
): Outcome<{
  closes: {
    date: string;
    entries: number;
    closing: ShownBalances;
    hash: string;
    faults: ("altered" | "unlinked")[];
  }[];
}> => {
  const closes = await deps.closes.ofMonth(month);
  const faults = chainFaults(closes);
  const shown = closes.map(({ date, entries, closing, hash }) => ({
    date,
    entries,
    closing: { ...closing },
    hash,
    faults: faults.filter((each) => each.date === date).map(({ fault }) => fault),
  }));
  return { ok: true, value: { status: 200, body: { closes: shown } } };
};

/** The settlement files that were received in a UTC month, newest first (T10). */
export const listSettlements = async (
  deps: Pick<FinanceReadDeps, "settlements">,
  { query: { month } }: Pick<Call<unknown, { month: string }, unknown>, "query">,
): Outcome<{ settlements: ReceivedSettlement[] }> => {
  const settlements = (await deps.settlements.ofMonth(month)).toReversed();
  return { ok: true, value: { status: 200, body: { settlements } } };
};

/** How far a settlement file is, and how many of its rows are of each class (T10). Error: `not-found`. */
export const showSettlement = async (
  deps: Pick<FinanceReadDeps, "settlements">,
  { params: { fileId } }: Pick<Call<{ fileId: string }, unknown, unknown>, "params">,
): Outcome<
  Pick<SettlementFile, "fileId" | "channel" | "rows" | "receivedAt" | "receivedBy"> & {
    state: "matching" | "matched";
    classes: Record<string, number>;
  }
> => {
  const file = await deps.settlements.find(fileId);
  if (file === undefined) return refuse("not-found");
  const { channel, rows, receivedAt, receivedBy, classes, next, chunks } = file;
  const state = next < chunks ? "matching" : "matched";
  const body = { fileId, channel, rows, receivedAt, receivedBy, state, classes: { ...classes } } as const;
  return { ok: true, value: { status: 200, body } };
};

/** Which differences are asked for. */
interface DifferenceQuery {
  readonly state?: Difference["state"] | undefined;
  readonly kind?: Difference["kind"] | undefined;
  readonly channel?: Difference["channel"] | undefined;
  readonly owner?: string | undefined;
  readonly after?: string | undefined;
}

const PAGE = 200;

/** Differences of any state, filtered, oldest first, 200 a page (T10): nothing that was found is hidden. */
export const listDifferences = async (
  deps: Pick<FinanceReadDeps, "differences">,
  { query: { after, ...wanted } }: Pick<Call<unknown, DifferenceQuery, unknown>, "query">,
): Outcome<{ differences: Difference[]; next: string | null }> => {
  const { state, kind, channel, owner } = wanted;
  const found = (await deps.differences.all())
    .filter(
      (each) =>
        (state ?? each.state) === each.state &&
        (kind ?? each.kind) === each.kind &&
        (owner ?? each.owner) === each.owner &&
        (channel === undefined || channel === each.channel),
    )
    .toSorted((one, other) =>
      `${one.openedAt}${one.differenceId}` < `${other.openedAt}${other.differenceId}` ? -1 : 1,
    );
  const from = found.findIndex(({ differenceId }) => differenceId === after) + 1;
  const differences = found.slice(from, from + PAGE);
  const next = from + PAGE < found.length ? (differences.at(-1)?.differenceId ?? null) : null;
  return { ok: true, value: { status: 200, body: { differences, next } } };
};

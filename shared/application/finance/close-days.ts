import { ledgerClosed } from "#events/ledger/closed.v1.ts";
import { closeOf, lastClosable, nextDay } from "#shared/domain/ledger/close.ts";
import { tallyOf } from "#shared/domain/ledger/tally.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import { OPEN_DAYS } from "#shared/domain/settlement/difference.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { CloseDeps } from "./deps.ts";
import { recheckDays } from "./recheck-days.ts";
import { reportUnpaid } from "./report-unpaid.ts";

/** How far back the first close looks for the ledger's beginning. */
const LOOK_BACK_DAYS = 35;

/** What a run of the close did, and what it leaves. */
export interface Closing {
  readonly closed: number;
  /** Differences open for longer than they should be. */
  readonly overdue: number;
}

/** The first day with an entry; the day after the last that can be closed, where there is none. */
const beginning = async ({ ledger }: CloseDeps, last: string): Promise<string> => {
  let date = nextDay(last, -LOOK_BACK_DAYS);
  for (; date <= last; date = nextDay(date)) {
    for await (const _entry of ledger.ofDay(date)) return date;
  }
  return date;
};

/** Closes one day; false when it is closed already, or somebody else does so at this moment. */
const closeDay = async (deps: CloseDeps, date: string): Promise<boolean> => {
  const before = await deps.closes.closedUntil();
  if (before !== undefined && date !== nextDay(before.date)) return false;
  await recheckDays(deps, date);
  await reportUnpaid(deps, date);
  const close = closeOf(date, await tallyOf(deps.ledger.ofDay(date)), before);
  const outcome = await deps.changes.commit({
    command: systemCommand("ledger-close", date),
    pieces: deps.closes.appendPieces(close),
    facts: [ledgerClosed.fact(date, { date, entries: close.entries, hash: close.hash })],
    answer: { status: 200, body: null },
    now: deps.clock.now(),
  });
  if (outcome.ok) return !outcome.value.replayed;
  if (outcome.error.code === "busy") return false;
  throw new RedeliveryWanted(outcome.error.code);
};

/**
 * Closes every UTC day of the ledger that is over since an hour and not closed yet, oldest first, each in one
 * transaction with the link to the one before (T10). Before a day is closed, the days behind it are held against their
 * closes, and captures that a channel should have paid by that day are reported. Cut off anywhere, the next run goes
 * on; run twice, it changes nothing.
 */
export const closeDays = async (deps: CloseDeps): Promise<Closing> => {
  const last = lastClosable(deps.clock.now());
  const until = await deps.closes.closedUntil();
  let closed = 0;
  let date = until === undefined ? await beginning(deps, last) : nextDay(until.date);
  for (; date <= last; date = nextDay(date)) {
    if (await closeDay(deps, date)) closed += 1;
  }
  const longAgo = new Date(deps.clock.now() - OPEN_DAYS * 24 * 60 * 60 * 1000).toISOString();
  const overdue = (await deps.differences.all()).filter(
    ({ state, openedAt }) => state === "open" && openedAt < longAgo,
  );
  return { closed, overdue: overdue.length };
};

import { nextDay } from "#shared/domain/ledger/close.ts";
import { tallyOf } from "#shared/domain/ledger/tally.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import type { Difference } from "#shared/domain/settlement/difference.ts";
import { differenceIdOf } from "#shared/domain/settlement/difference.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { CloseDeps } from "./deps.ts";
import { differenceFact } from "./open-difference.ts";

/** So many closed days are read again with each close; GET /finance/closes/{date} reads any. */
const RECHECKED_DAYS = 3;

/**
 * Holds the days before one against their closes: what was added to a closed day, changed or taken away opens a
 * difference that names the day, once for each new content (T10).
 */
export const recheckDays = async (deps: CloseDeps, date: string): Promise<void> => {
  for (let back = 1; back <= RECHECKED_DAYS; back += 1) {
    const day = nextDay(date, -back);
    const close = await deps.closes.find(day);
    if (close === undefined) return;
    const { digest } = await tallyOf(deps.ledger.ofDay(day));
    const differenceId = differenceIdOf("ledger-changed", day, digest);
    if (digest === close.digest || (await deps.differences.find(differenceId)) !== undefined) continue;
    const now = deps.clock.now();
    const difference: Difference = {
      differenceId,
      kind: "ledger-changed",
      state: "open",
      owner: "network",
      date: day,
      openedAt: new Date(now).toISOString(),
    };
    const outcome = await deps.changes.commit({
      command: systemCommand("ledger-close", "changed", day, digest),
      pieces: [deps.differences.openPiece(difference)],
      facts: [differenceFact(difference, "open")],
      answer: { status: 200, body: null },
      now,
    });
    if (!outcome.ok) throw new RedeliveryWanted(outcome.error.code);
  }
};

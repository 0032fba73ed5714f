import { nextDay } from "#shared/domain/ledger/close.ts";
import type { Balances } from "#shared/domain/ledger/tally.ts";
import { addBalances, sumOf, tallyOf } from "#shared/domain/ledger/tally.ts";
import type { LedgerReader } from "#shared/ports/ledger-reader.ts";

/** What the accounts come to, and their sum: zero (T10). */
export interface TrialBalance {
  readonly balances: Balances;
  readonly sumMad: number;
}

/** Adds up every entry of the UTC days from `from` to `to`, both included, without trusting any close. */
export const trialBalance = async (
  ledger: LedgerReader,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<TrialBalance> => {
  let balances: Balances = {};
  for (let date = from; date <= to; date = nextDay(date)) {
    const { movements } = await tallyOf(ledger.ofDay(date));
    balances = addBalances(balances, movements);
  }
  return { balances, sumMad: sumOf(balances) };
};

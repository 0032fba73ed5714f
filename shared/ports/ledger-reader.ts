import type { LedgerEntry } from "#shared/domain/ledger/ledger.ts";

/** Reading the ledger (T10). Reads are consistent. */
export interface LedgerReader {
  /** A UTC day's entries in the order of their ids, page after page as they are asked for. */
  ofDay(date: string): AsyncIterable<LedgerEntry>;
}

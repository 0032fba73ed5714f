import type { LedgerEntry } from "#shared/domain/ledger/ledger.ts";
import type { Piece } from "./change-store.ts";

/** The double-entry ledger: entries are put once, in the transaction of the change they record (T10). */
export interface LedgerStore {
  entry(entry: LedgerEntry): Piece;
}

import type { ClosedUntil, LedgerClose } from "#shared/domain/ledger/close.ts";
import type { Piece } from "./change-store.ts";

/** Closed days of the ledger (T10). Reads are consistent. */
export interface CloseStore {
  /** The end of the chain; undefined before the first close. */
  closedUntil(): Promise<ClosedUntil | undefined>;
  find(date: string): Promise<LedgerClose | undefined>;
  /** The closes of a month (`2026-11`), in order. */
  ofMonth(month: string): Promise<readonly LedgerClose[]>;
  /** Appends a close to the chain, on condition that it ends where it was read. Refusal: `busy`. */
  appendPieces(close: LedgerClose): readonly Piece[];
}

import type { Rate, Tariff } from "#shared/domain/tariff/tariff.ts";
import type { Piece } from "./change-store.ts";

/** The rates as posted, and which state of the board that is. */
export interface RateBoard {
  readonly rates: readonly Rate[];
  /** One more with each sheet; 0 before the first. */
  readonly version: number;
}

/** Announcing tariffs and posting rates (T1). Reads are consistent and not cached. */
export interface TariffBook {
  tariffs(): Promise<readonly Tariff[]>;
  board(): Promise<RateBoard>;
  /** A new tariff. Refusal: `tariff-exists`: what is announced or in force is never replaced. */
  announcePiece(tariff: Tariff): Piece;
  /** Takes back a tariff that begins after `until`. Refusals: `tariff-unknown`, `tariff-in-force`. */
  withdrawPiece(procedureId: string, from: string, until: string): Piece;
  /** Posts a sheet on the board that was read, all of it or nothing. Refusal: `busy` when another came first. */
  postPieces(rates: readonly Rate[], version: number): readonly Piece[];
}

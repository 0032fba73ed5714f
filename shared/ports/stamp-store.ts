import type {
  Stamp,
  StampReservation,
  StampTransitionName,
  StampUse,
  WantedStamp,
} from "#shared/domain/stamp/stamp.ts";
import type { TariffComponents } from "#shared/domain/tariff/tariff.ts";
import type { Piece } from "./change-store.ts";

/** A stamp with the key under which it is stored, a keyed digest of its code. */
export interface StoredStamp {
  readonly stampKey: string;
  readonly stamp: Stamp;
}

/** What a change of a stamp's state writes along with the new state (T6). */
export interface StampChange {
  readonly wanted: WantedStamp;
  readonly now: number;
  /** The claim a `reserve` makes. */
  readonly reservation?: StampReservation;
  /** Where and when a `commit` or `consume` used it. */
  readonly use?: StampUse;
  /** What else becomes of it; what is `undefined` is taken away. */
  readonly set?: Partial<
    Pick<Stamp, "boundTo" | "holders" | "validUntil" | "pausedAt" | "pausedMs" | "lapsedAt" | "suspension">
  >;
  /** The stamp as it was read: where `set` follows from its clock, the write asks that it is still so. */
  readonly asRead?: Pick<Stamp, "boundTo" | "pausedAt" | "validUntil">;
}

/** That a use was reversed: once, and the use itself stays as it is (T6). */
export interface Reversal {
  readonly stampId: string;
  /** The stamp issued in its place. */
  readonly replacedBy: string;
  readonly at: string;
  readonly proposalId: string;
}

/** The one record that a stamp was used; there is never a second one for the same stamp (T6, T8). */
export interface Consumption {
  readonly stampId: string;
  readonly procedureId: string;
  readonly amountMad: number;
  readonly components: TariffComponents;
  readonly use: StampUse;
  /** The member of staff or the partner who used it (E3). */
  readonly by: { readonly kind: "citizen" | "staff" | "partner" | "system"; readonly id: string };
}

/** A code under seal, kept until the instant it is erased (T4). */
export interface SealedStamp {
  readonly stampId: string;
  readonly ciphertext: string;
  readonly orderId: string;
  readonly unit: number;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

/** Stamps by the keyed digest of their code. */
export interface StampStore {
  /** The stamp stored under the first of these keys that exists; consistent reads, one for each key tried. */
  find(stampKeys: readonly string[]): Promise<StoredStamp | undefined>;
  /** A new stamp on condition that no other has its code. Refusal: `stamp-repeated`. */
  issue(stored: StoredStamp): Piece;
  /** The sealed copy of a new stamp's code. */
  seal(stampKey: string, sealed: SealedStamp): Piece;
  /**
   * Erases the sealed copy, if it is still there, in the write that ends the stamp: used, refunded or replaced (T4).
   * It refuses nothing.
   */
  eraseSealed(stampKey: string): Piece;
  /** Erases the sealed copy if its time is over at `now` (epoch ms); false when there is none. */
  eraseExpired(stampKey: string, now: number): Promise<boolean>;
  /** A change of state, judged in the write by the transition's own rule (T6); refusals as in `explain`. */
  change(stampKey: string, transition: StampTransitionName, change: StampChange): Piece;
  /** The record of use, once per stamp. Refusal: `stamp-consumed`. */
  consumption(stampKey: string, consumption: Consumption): Piece;
  /** The record that its use was reversed, once per stamp. Refusal: `stamp-reversed`. */
  reversal(stampKey: string, reversal: Reversal): Piece;
}

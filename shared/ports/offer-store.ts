import type { OfferEnd, OfferedPlaces } from "#shared/domain/waiting/offer.ts";
import type { WaitingEntry, WaitingRow } from "#shared/domain/waiting/waiting.ts";
import type { Piece } from "./change-store.ts";
import type { Hold, RequestRecord } from "./request-store.ts";

/** One post's and calendar's line. */
export interface Line {
  readonly postId: string;
  readonly calendarId: string;
}

/** What the sweep looks at once its time has come: an offer that ends, or a published calendar not followed up. */
export type Due =
  | { readonly kind: "offer"; readonly at: string; readonly offer: OfferedPlaces }
  | ({ readonly kind: "calendar"; readonly at: string } & Line);

/**
 * The waiting list and its offers (A5, S6). The entry is part of its request, so that one condition judges
 * whoever offers, accepts, books or withdraws; the rows only say in which order to look, and a row that its
 * request does not know does no harm.
 */
export interface OfferStore {
  /**
   * A valid request within its 30 days joins, or changes what it waits for, as it was read; with `undefined` it
   * leaves. Errors: `not-found`, `request-not-valid`, `request-validity-ended`; `busy` when it changed since.
   */
  waitPieces(record: RequestRecord, entry: WaitingEntry | undefined, now: number): readonly Piece[];
  /** The rows of a line, in order of joining. */
  line(which: Line): Promise<readonly WaitingRow[]>;
  /** Removes a row that its request does not know, if nobody wrote it again. */
  forget(which: Line, row: WaitingRow): Promise<void>;
  /**
   * The request holds offered places until the offer ends (A1, A2). Of kind `waiting-list`: on condition that
   * the entry is still this one and the request valid; `displaced`: that the appointment is still its own.
   * Refusal: `busy`.
   */
  offerPiece(record: RequestRecord, hold: Hold, now: number): Piece;
  /**
   * The request holds the offer no longer. Its entry remembers the slot; a second lapse ends it. `lapsed` on
   * condition that the offer is over. Refusal: `busy`.
   */
  endPieces(record: RequestRecord, end: OfferEnd, now: number): readonly Piece[];
  /** Somebody who waits is told of places, once in 24 hours. Refusal: `busy`. */
  alertPiece(record: RequestRecord, now: number): Piece;
  /** What is due at `now`, the oldest first, some hundred at most. */
  due(now: number): Promise<readonly Due[]>;
  /** The sweep is to look at something: in a transaction, or by itself. */
  duePiece(due: Due): Piece;
  remind(due: Due): Promise<void>;
  /** The sweep has seen to it. */
  settledPiece(due: Due): Piece;
  settle(due: Due): Promise<void>;
}

import type { Calendar, SlotTime } from "#shared/domain/calendar/calendar.ts";
import type { Result } from "#shared/domain/result.ts";
import type { Place, PlaceKind } from "#shared/domain/slot/places.ts";
import type { Piece } from "./change-store.ts";

/** Which slot: a calendar of a post, the local date and the wall-clock time. */
export interface SlotKey {
  readonly postId: string;
  readonly calendarId: string;
  readonly date: string;
  readonly time: string;
}

/** A start time with its places (S1). */
export interface Slot extends SlotKey {
  readonly startsAt: string;
  readonly places: readonly Place[];
}

/** An order to take places in a slot. */
export interface PlaceOrder {
  readonly party: number;
  readonly kinds: readonly PlaceKind[];
  readonly requestId: string;
  /** The hold's token; the same order repeated finds its own places again. */
  readonly hold: string;
  /** Epoch seconds at which the hold ends. */
  readonly until: number;
  readonly now: number;
}

/** Places taken, by index, and when the slot begins. */
export interface TakenPlaces {
  readonly places: readonly number[];
  readonly startsAt: string;
}

/** What an appointment takes in a slot, and what it gives back. */
export interface PlaceExchange {
  readonly appointmentId: string;
  readonly take?: {
    readonly places: readonly number[];
    readonly kinds: readonly PlaceKind[];
  };
  /** `returnAt`: epoch seconds at which the places can be taken again (A5). */
  readonly free?: { readonly places: readonly number[]; readonly returnAt: number };
}

/** Why no places were taken. */
export type NoPlaces = "slot-unknown" | "slot-past" | "slot-full" | "hold-lapsed";

/** Slots: the contended write (docs/adr/0002). */
export interface SlotStore {
  /** Takes places for the whole party with one conditional update, or none (A1, A3). */
  hold(slot: SlotKey, order: PlaceOrder): Promise<Result<TakenPlaces, NoPlaces>>;
  /** Gives held places back, if they are still under this hold. */
  release(slot: SlotKey, places: readonly number[], hold: string, now: number): Promise<void>;
  /** Held places become an appointment, on condition that the hold is this one and has not lapsed (A1). */
  confirmPiece(
    slot: SlotKey,
    places: readonly number[],
    hold: string,
    appointmentId: string,
    now: number,
  ): Piece;
  /** A live hold lasts longer (A1). */
  extendPiece(slot: SlotKey, places: readonly number[], hold: string, until: number, now: number): Piece;
  /**
   * An appointment takes free places and frees its own, in one write of one slot (A3, A4, A5). Refusals:
   * `slot-unknown`, `slot-past`, `slot-full`; `busy` when others changed the slot since it was read and
   * another choice may still do.
   */
  exchangePiece(slot: SlotKey, exchange: PlaceExchange, now: number): Piece;
  /** The slots of one local day, in order. */
  day(
    postId: string,
    calendarId: string,
    date: string,
    options?: { readonly consistent: boolean },
  ): Promise<readonly Slot[]>;
  /** Makes a slot unless it exists: an existing one, with its people, is never touched. True if made. */
  create(calendar: Calendar, at: SlotTime): Promise<boolean>;
}

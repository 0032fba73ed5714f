import type { Calendar, SlotTime } from "#shared/domain/calendar/calendar.ts";
import type { Result } from "#shared/domain/result.ts";
import type { Place, PlaceKind } from "#shared/domain/slot/places.ts";
import type { Reshape } from "#shared/domain/slot/reshape.ts";
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
  /** How many places holds have taken so far, and of how many the hold was confirmed or given back. */
  readonly held?: number | undefined;
  readonly ended?: number | undefined;
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
  /** Slots that begin after this may be taken; `now`, where not said. */
  readonly openFrom?: number | undefined;
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

/** A slot as it was read, and how its places are to change. */
export interface SlotChange {
  readonly slot: Slot;
  readonly change: Reshape;
}

/**
 * What came of shaping slots after a calendar: `changed` when the slots are no longer as they were read,
 * `overtaken` when another version of the calendar was published.
 */
export type ShapingOutcome = "done" | "changed" | "overtaken";

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
  /**
   * Free places, or such as are on their way back, are held for an offer until then (A5): all or none. Refusals:
   * `slot-unknown`, `slot-past`; `busy` when they are others' by now.
   */
  offerPiece(
    slot: SlotKey,
    places: readonly number[],
    order: Omit<PlaceOrder, "party">,
    from: "free" | "returning",
  ): Piece;
  /** Places of an offer that ended go back to nobody until `returnAt`, epoch seconds (A5); `busy` if not its own. */
  returnPiece(slot: SlotKey, places: readonly number[], hold: string, returnAt: number): Piece;
  /** A live hold lasts longer (A1). */
  extendPiece(slot: SlotKey, places: readonly number[], hold: string, until: number, now: number): Piece;
  /**
   * An appointment takes free places and frees its own, in one write of one slot (A3, A4, A5). Refusals:
   * `slot-unknown`, `slot-past`, `slot-full`; `busy` when others changed the slot since it was read and
   * another choice may still do.
   */
  exchangePiece(slot: SlotKey, exchange: PlaceExchange, now: number): Piece;
  /** The slots of one local day, in order; `consistent` for what is decided from them. */
  day(
    postId: string,
    calendarId: string,
    date: string,
    read?: { readonly consistent: boolean },
  ): Promise<readonly Slot[]>;
  /**
   * Makes slots that do not exist yet, all or none, on condition that `calendar` is still the published
   * version (S1).
   */
  make(calendar: Calendar, times: readonly SlotTime[]): Promise<ShapingOutcome>;
  /**
   * Changes the places of slots and nobody on them, on condition that `calendar` is still the published version,
   * that the places are of the kinds they were read with, and that those to be withdrawn while free are free
   * (S6, A3). Ten slots at a time; a refusal leaves the earlier ones changed.
   */
  reshape(calendar: Calendar, changes: readonly SlotChange[], now: number): Promise<ShapingOutcome>;
}

import type { TariffComponents } from "#shared/domain/tariff/tariff.ts";
import type { Piece } from "./change-store.ts";

export const reservationStates = ["open", "committed", "released", "lapsed"] as const;

/** A partner's claim by its id, pointing at the stamp it claims (T7). */
export interface Reservation {
  readonly reservationId: string;
  readonly partnerId: string;
  readonly stampKey: string;
  readonly stampId: string;
  readonly procedureId: string;
  readonly amountMad: number;
  readonly components: TariffComponents;
  readonly reference: string;
  /** The post whose file it is, where the partner said so. */
  readonly postId?: string | undefined;
  readonly until: string;
  readonly state: (typeof reservationStates)[number];
  /** When it was committed or released, or noted as lapsed. */
  readonly settledAt?: string | undefined;
}

/** Reservations; the stamp itself judges whether one still stands. */
export interface ReservationStore {
  find(reservationId: string): Promise<Reservation | undefined>;
  /** The reservation, and that this partner had the stamp in its hands. */
  open(reservation: Reservation): readonly Piece[];
  /**
   * open → committed or released, by the partner that made it. Refusals: `reservation-unknown` (also another
   * partner's), `reservation-committed` with its time, `reservation-lapsed` for a released one.
   */
  settle(reservation: Reservation, to: "committed" | "released", at: string): Piece;
  /** open → lapsed, once its time is over; a commit that came first stands. Refusals: as `settle`, `busy` while it stands. */
  lapse(reservation: Reservation, at: string): Piece;
  /** Which partners ever reserved a stamp, with their last reservation of it. */
  partnersOf(stampId: string): Promise<readonly StampPartner[]>;
}

/** A partner that had a stamp in its hands. */
export interface StampPartner {
  readonly partnerId: string;
  readonly reservationId: string;
  readonly reference: string;
}

import type { TariffComponents } from "#shared/domain/tariff/tariff.ts";
import type { Piece } from "./change-store.ts";

export const reservationStates = ["open", "committed", "released"] as const;

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
  readonly until: string;
  readonly state: (typeof reservationStates)[number];
  /** When it was committed or released. */
  readonly settledAt?: string | undefined;
}

/** Reservations; the stamp itself judges whether one still stands. */
export interface ReservationStore {
  find(reservationId: string): Promise<Reservation | undefined>;
  open(reservation: Reservation): Piece;
  /**
   * open → committed or released, by the partner that made it. Refusals: `reservation-unknown` (also another
   * partner's), `reservation-committed` with its time, `reservation-lapsed` for a released one.
   */
  settle(reservationId: string, partnerId: string, to: "committed" | "released", at: string): Piece;
}

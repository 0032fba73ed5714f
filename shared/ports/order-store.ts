import type { Order, PaymentChannel } from "#shared/domain/order/order.ts";
import type { Piece } from "./change-store.ts";
import type { DeliveryState } from "./stamp-delivery-store.ts";

/** The stamp that was issued for one unit of an order, and how the delivery of its code went (T3, T4). */
export interface IssuedUnit {
  readonly orderId: string;
  readonly unit: number;
  readonly procedureId: string;
  readonly feeMad: number;
  readonly stampId: string;
  readonly stampKey: string;
  readonly issuedAt: string;
  readonly validUntil: string;
  readonly delivery: {
    readonly state: DeliveryState;
    readonly at: string;
    readonly providerId?: string | undefined;
  };
  /** How often its code was sent again (T4). */
  readonly resends?: number | undefined;
}

/** What a provider captured for an order. */
export interface Capture {
  readonly orderId: string;
  readonly transactionId: string;
  readonly channel: PaymentChannel;
  readonly amountMad: number;
  readonly capturedAt: string;
}

/** Orders, what was paid for them, and the stamps issued for their units. Reads are consistent. */
export interface OrderStore {
  find(orderId: string): Promise<Order | undefined>;
  /** An order with the units issued so far, in one read. */
  findWhole(
    orderId: string,
  ): Promise<{ readonly order: Order; readonly units: readonly IssuedUnit[] } | undefined>;
  /** Ids of an account's orders, newest first, 100 at most. */
  listOf(accountId: string): Promise<readonly string[]>;
  /** Whether a provider's transaction was captured for this order before (T2). */
  hasCapture(orderId: string, transactionId: string): Promise<boolean>;
  /** A new order. */
  place(order: Order): Piece;
  /**
   * awaiting-payment → paid (T2), whether or not the time to pay is over: the money was taken.
   * Refusal: `order-wrong-state`; `not-found` when there is no such order.
   */
  pay(orderId: string, payment: { readonly transactionId: string; readonly paidAt: string }): Piece;
  /** The capture itself, once per order and transaction. Refusal: `order-wrong-state`. */
  capture(capture: Capture): Piece;
  /** One stamp per captured unit and never a second one (T3). Refusal: `order-wrong-state`. */
  issueUnit(unit: IssuedUnit): Piece;
  /**
   * One more sending of a unit's code, three at most, on condition that nobody asked since it was read and that its
   * last is a minute old (T4). Refusals: `resend-spent`, `resend-too-soon`, `busy`.
   */
  resendPiece(unit: IssuedUnit, now: number): Piece;
}

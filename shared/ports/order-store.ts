import type { CodeDelivery } from "#shared/domain/order/delivery.ts";
import type { Order, PaymentChannel, UnwantedReason } from "#shared/domain/order/order.ts";
import type { Stamp } from "#shared/domain/stamp/stamp.ts";
import type { Piece } from "./change-store.ts";

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
  /** The last four digits of its code, to tell it from others. */
  readonly lastGroup: string;
  readonly delivery: CodeDelivery;
  /** How often its code was sent again (T4); a stamp that replaces another begins anew. */
  readonly resends?: number | undefined;
  /** How often it was given a new code because the buyer lost it (T3). */
  readonly reissues?: number | undefined;
}

/** What a provider captured for an order. */
export interface Capture {
  readonly orderId: string;
  readonly transactionId: string;
  readonly channel: PaymentChannel;
  readonly amountMad: number;
  /** When it was taken, as far as the provider says. */
  readonly capturedAt: string;
  /** Why the order had no use for it; absent where it paid the order. */
  readonly unwanted?: UnwantedReason | undefined;
}

/** An order with the units issued so far. */
export interface WholeOrder {
  readonly order: Order;
  readonly units: readonly IssuedUnit[];
}

/** An order's place among those of its account. */
export interface OrderPlace {
  readonly orderId: string;
  readonly placedAt: string;
}

/** The slip of a terminal that an agent recorded for an order. */
export interface TerminalReceipt {
  readonly terminalId: string;
  /** Local date on the slip. */
  readonly date: string;
  readonly receiptNumber: string;
  readonly approvalCode: string;
  readonly orderId: string;
  readonly staffId: string;
}

/** Orders, what was paid for them, and the stamps issued for their units. Reads are consistent. */
export interface OrderStore {
  find(orderId: string): Promise<Order | undefined>;
  /** An order with the units issued so far, in one read. */
  findWhole(orderId: string): Promise<WholeOrder | undefined>;
  /** An account's orders, newest first, behind `after` if given, `limit` at most. Follows a new order within moments. */
  listOf(accountId: string, limit: number, after?: OrderPlace): Promise<readonly OrderPlace[]>;
  /** The order that a reference is paid for (T2). */
  findByReference(reference: string): Promise<Order | undefined>;
  /** What was captured for this order by a transaction before (T2). */
  findCapture(orderId: string, channel: PaymentChannel, transactionId: string): Promise<Capture | undefined>;
  /** A new order. */
  place(order: Order): Piece;
  /**
   * The order is paid, on condition that it was captured within its time (T2).
   * Refusal: `order-wrong-state`; `not-found` when there is no such order.
   */
  pay(
    orderId: string,
    payment: {
      readonly transactionId: string;
      readonly channel: PaymentChannel;
      /** When the money was captured: a UTC instant. */
      readonly paidAt: string;
    },
  ): Piece;
  /** An order that waits for its payment ends once its time is over. Refusals as of `pay`. */
  expire(orderId: string, now: number): Piece;
  /** The buyer gives up an order that waits for its payment. Refusals as of `pay`. */
  cancel(orderId: string, now: number): Piece;
  /**
   * An order gets its one reference and more time, while it waits for its payment and its time is not over.
   * Refusals: as of `pay`; `busy` when the reference is another order's: one in ten billion, and drawn again.
   */
  giveReference(
    orderId: string,
    given: { reference: string; payableUntil: string },
    now: number,
  ): readonly Piece[];
  /** A slip, once (T2). Refusal: `terminal-receipt-used`. */
  receipt(receipt: TerminalReceipt): Piece;
  /** The capture itself, once per order, channel and transaction. Refusal: `order-wrong-state`. */
  capture(capture: Capture): Piece;
  /** One stamp per captured unit and never a second one (T3). Refusal: `order-wrong-state`. */
  issueUnit(unit: IssuedUnit): Piece;
  /**
   * The unit shows the new end of its stamp, on condition that it is still its stamp (T5). Refusal: `busy`.
   */
  followClock(stamp: Pick<Stamp, "orderId" | "unit" | "stampId">, validUntil: string): Piece;
  /**
   * The unit gets another stamp in the place of the one it was read with, its code to be delivered (T3). Refusal:
   * `busy` when it has another one already.
   */
  replaceUnit(read: IssuedUnit, next: IssuedUnit): Piece;
  /**
   * One more sending of a unit's code, three at most, on condition that nobody asked since it was read and that its
   * last is a minute old (T4). Refusals: `resend-spent`, `resend-too-soon`, `busy`.
   */
  resendPiece(unit: IssuedUnit, now: number): Piece;
}

import type { Refund } from "#shared/domain/refund/refund.ts";
import type { Piece } from "./change-store.ts";

/** How a payment out ended. */
export interface RefundEnd {
  readonly reference: string;
  /** Epoch ms. */
  readonly now: number;
}

/** Money on its way back (T9), beside the order that it was paid for. Reads are consistent. */
export interface RefundStore {
  find(orderId: string, refundId: string): Promise<Refund | undefined>;
  /** All refunds of an order. */
  ofOrder(orderId: string): Promise<readonly Refund[]>;
  /** What a post's agents are to pay back by hand, oldest first. */
  byHand(postId: string): Promise<readonly Refund[]>;
  /** A new refund, with its row in the post's list where it is paid by hand. Refusal: `refund-exists`. */
  open(refund: Refund): readonly Piece[];
  /**
   * Takes a refund that is due, failed, or whose caller's time is over, for the holder of `token`, with the order: one
   * refund of an order is under way at a time, so that the provider's list of its credits tells whose a new one is.
   *
   * @returns the refund as it was before, or undefined when another call may be under way.
   */
  claim(refund: Refund, token: string, now: number): Promise<Refund | undefined>;
  /** paying → paid, and the order is free again. Refusal: `refund-wrong-state`. */
  paid(refund: Refund, end: RefundEnd): readonly Piece[];
  /** due → paid, by the hand of an agent, who has it off the post's list. Refusal: `refund-wrong-state`. */
  paidByHand(refund: Refund, end: RefundEnd): readonly Piece[];
  /** paying → failed by the holder of `token`, and the order is free again. Refusal: `refund-wrong-state`. */
  failed(refund: Refund, token: string, lookAt: string): readonly Piece[];
  /** Looked at again later; on condition that nobody put that off before. Refusal: `refund-wrong-state`. */
  putOff(refund: Refund, lookAt: string): Piece;
}

/** A payment back, as its provider is asked for it. */
export interface RefundOrder {
  readonly orderId: string;
  /** Centimes of dirham. */
  readonly amountMad: number;
}

/** What came of asking. `unknown`: it may have been paid, and is asked for before it is tried again. */
export type RefundOutcome =
  | { readonly state: "paid"; readonly reference: string }
  | { readonly state: "refused"; readonly reason: string }
  | { readonly state: "unknown" };

/** Who pays money back by the channel that it came through (T9). Never throws: what it can't tell is `unknown`. */
export interface RefundProvider {
  readonly name: string;
  pay(order: RefundOrder): Promise<RefundOutcome>;
  /**
   * Whether a payment back of this order and amount was made that is none of `known` (references of those recorded);
   * `refused` when surely not.
   */
  find(order: RefundOrder, known: readonly string[]): Promise<RefundOutcome>;
}

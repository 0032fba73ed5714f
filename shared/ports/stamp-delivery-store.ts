import type { Language } from "#shared/domain/call.ts";

/** How far the delivery of a code has come (T4). */
export const deliveryStates = ["queued", "sent", "delivered", "failed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Where an order's codes go, as given at purchase (T4). */
export interface Recipient {
  /** E.164. */
  readonly phone: string;
  readonly email?: string | undefined;
  readonly language: Language;
}

/** A code under seal, until it is delivered or erased. */
export interface SealedCopy {
  readonly stampId: string;
  readonly ciphertext: string;
}

/** What delivering a stamp's code needs (T4): two reads, and one note of how it went. */
export interface StampDeliveryStore {
  /** The recipient of an order's codes; undefined when there is no such order. */
  recipient(orderId: string): Promise<Recipient | undefined>;
  /** The sealed code of one unit; undefined once it is erased or before it is issued. */
  sealedCopy(orderId: string, unit: number): Promise<SealedCopy | undefined>;
  /**
   * Notes how the delivery of a unit's code went, `at` a UTC instant. A step back (from `delivered` to
   * `sent`) is ignored: notes may arrive late or twice.
   */
  markDelivery(
    orderId: string,
    unit: number,
    delivery: { readonly state: DeliveryState; readonly at: string; readonly providerId?: string },
  ): Promise<void>;
}

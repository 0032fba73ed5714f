import type { Language } from "#shared/domain/call.ts";
import type { MessageChannel } from "#shared/domain/message/message.ts";
import type { ChannelNote, CodeSending } from "#shared/domain/order/delivery.ts";

/** Where an order's codes go, as given at purchase (T4). */
export interface Recipient {
  /** Who bought, and sees how the delivery went. */
  readonly accountId: string;
  /** E.164. */
  readonly phone: string;
  readonly email?: string | undefined;
  readonly language: Language;
  /** When the money arrived: a code is handed over within 60 s of it. */
  readonly paidAt?: string | undefined;
}

/** A code under seal, until it is erased. */
export interface SealedCopy {
  readonly stampId: string;
  readonly ciphertext: string;
}

/** What delivering a stamp's code needs (T4): three reads, and one note of how it went. */
export interface StampDeliveryStore {
  /** The recipient of an order's codes; undefined when there is no such order. */
  recipient(orderId: string): Promise<Recipient | undefined>;
  /** The last group of a sending's code; undefined once another stamp took the unit. */
  lastGroup(sending: CodeSending): Promise<string | undefined>;
  /**
   * The sealed code of a sending, judged at `now` (epoch ms). Undefined before it is issued, once its time is over
   * (whether or not anybody erased it yet), and when a later sending or another stamp took its place.
   */
  sealedCopy(sending: CodeSending, now: number): Promise<SealedCopy | undefined>;
  /**
   * Notes what became of a sending over one channel. A step back is ignored, and so is the word on a sending that is
   * not the unit's latest: notes may arrive late, twice or out of order.
   */
  note(sending: CodeSending, channel: MessageChannel, note: ChannelNote): Promise<void>;
}

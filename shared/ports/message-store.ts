import type { Message, MessageState } from "#shared/domain/message/message.ts";
import type { Piece } from "./change-store.ts";

/** A message as recorded. Instants are ISO in UTC. */
export interface MessageRecord extends Message {
  readonly state: MessageState;
  readonly claimedAt: string;
  readonly sentAt?: string;
  readonly settledAt?: string;
  readonly providerId?: string;
}

/** The network's word on an SMS, as its provider logs it (N3). */
export interface Receipt {
  readonly phoneKey: string;
  readonly providerId: string;
  /** When the provider took the SMS. */
  readonly at: string;
  readonly status: "delivered" | "failed";
}

/** Whether a message became this worker's to send, or how it stands. */
export type Claim = { readonly kind: "claimed" } | { readonly kind: "taken"; readonly record: MessageRecord };

/**
 * Records of messages (N1): each change is one conditional write, so that of many workers with the same event
 * exactly one sends. Nothing in a record says what a message said or to which number.
 */
export interface MessageStore {
  /** Claims a message that is new, released or given up. */
  claim(message: Message, at: string): Promise<Claim>;
  /** Takes over a claim made at `previous`, unless another worker did; false when it did. */
  reclaim(messageId: string, previous: string, at: string): Promise<boolean>;
  /** Gives back a claim made at `claimedAt`: surely not sent. */
  release(messageId: string, claimedAt: string): Promise<void>;
  /** claimed → sent; a message that is already settled stays as it is. */
  markSent(messageId: string, providerId: string, at: string): Promise<void>;
  /** claimed or released → failed, given up: it may be claimed once more when its event is taken up again by hand. */
  giveUp(messageId: string, at: string): Promise<void>;
  /** claimed or sent → failed. */
  markFailed(messageId: string, code: string, at: string): Promise<void>;
  find(messageId: string): Promise<MessageRecord | undefined>;
  /** Those of so many ids, 100 at most, that are recorded, in any order; to be shown, not to decide by. */
  findAll(messageIds: readonly string[]): Promise<readonly MessageRecord[]>;
  /** sent → delivered or failed, by the network's word; failed → delivered where it says so later. */
  settle(messageId: string, status: Receipt["status"], at: string): Promise<void>;
  /** The same as a piece of a change. Refusal: `not-found`, when it waits for no word. */
  settling(messageId: string, status: Receipt["status"], at: string): Piece;
  /**
   * Ties a provider's id to a message, and tells the network's word if it came first. `undefined` when the id
   * belongs to another message.
   */
  tie(
    providerId: string,
    messageId: string,
    at: string,
  ): Promise<{ readonly status?: Receipt["status"] } | undefined>;
  /** Stores a receipt, and tells which message it is about, if that is known yet. Harmless twice. */
  putReceipt(receipt: Receipt): Promise<{ readonly messageId?: string }>;
  /** Receipts of SMS to a phone that the provider took between two instants, both included. */
  receipts(phoneKey: string, from: string, to: string): Promise<readonly Receipt[]>;
}

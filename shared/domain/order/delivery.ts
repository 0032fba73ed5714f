import type { MessageChannel } from "#shared/domain/message/message.ts";

/** How far a code has come over one channel, or over the best of them (T4). */
export const deliveryStates = ["queued", "sent", "delivered", "failed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One sending of a stamp's code: the first (0), or one that its buyer asked for (1 to 3). */
export interface CodeSending {
  readonly orderId: string;
  readonly unit: number;
  readonly stampId: string;
  readonly resend: number;
}

/** What is known of one channel; a channel without a note is still to be tried. */
export interface ChannelNote {
  readonly state: Exclude<DeliveryState, "queued">;
  /** UTC instant. */
  readonly at: string;
}

/** How a unit's latest sending went: `at` is when it was queued, the rest what each channel said since. */
export type CodeDelivery = { readonly at: string } & {
  readonly [Channel in MessageChannel]?: ChannelNote | undefined;
};

/**
 * What a note may follow. Notes come twice and out of order: a step back (from `delivered` to `sent`) is none.
 * A failure is the network's word that nothing arrives, or ours that nothing is sent; a later `delivered` disproves it.
 */
export const noteFollows: Readonly<Record<ChannelNote["state"], readonly ChannelNote["state"][]>> = {
  sent: [],
  failed: ["sent"],
  delivered: ["sent", "failed"],
};

/** From best to worst news. */
const ranks: readonly DeliveryState[] = ["delivered", "sent", "queued", "failed"];

/**
 * A delivery in one word: delivered or sent as soon as any channel brought it (N3), failed only when each channel that
 * was tried failed. A purchase without an e-mail address has one channel, and nothing is noted of the other.
 */
export const stateOfDelivery = (
  delivery: CodeDelivery,
): { readonly state: DeliveryState; readonly at: string } => {
  const notes = [delivery.sms, delivery.email].filter((note) => note !== undefined);
  const queued = { state: "queued", at: delivery.at } as const;
  return ranks.flatMap((rank) => notes.filter(({ state }) => state === rank))[0] ?? queued;
};

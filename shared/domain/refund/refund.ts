import type { PaymentChannel } from "#shared/domain/order/order.ts";
import type { Refusal } from "#shared/domain/refusal.ts";

/** Money that goes back: for a stamp nobody used, or a capture that an order had no use for (T9). */
export const refundKinds = ["stamp", "capture"] as const;
export type RefundKind = (typeof refundKinds)[number];

/**
 * How far it has come. `paying`: a call to the provider is under way, or its outcome is unknown and is asked before
 * anything is tried again. `failed`: the provider said no, it is tried again later. Nothing leads out of `paid`.
 */
export const refundStates = ["due", "paying", "paid", "failed"] as const;
export type RefundState = (typeof refundStates)[number];

/** The stamp that money goes back for. */
export interface RefundedStamp {
  readonly unit: number;
  readonly stampId: string;
  readonly stampKey: string;
}

/** Money on its way back to who paid it, by the channel that it came through. Centimes of dirham. */
export interface Refund {
  readonly refundId: string;
  readonly kind: RefundKind;
  readonly orderId: string;
  readonly accountId: string;
  readonly postId: string;
  readonly channel: PaymentChannel;
  /** The provider's transaction that took the money. */
  readonly transactionId: string;
  readonly amountMad: number;
  /** Exactly with the kind `stamp`. */
  readonly stamp?: RefundedStamp | undefined;
  readonly state: RefundState;
  /** How often the provider was asked to pay it. */
  readonly tries: number;
  readonly askedAt: string;
  /** When the sweep looks at it next: a UTC instant. */
  readonly lookAt: string;
  /** Whose call is under way, and until when nobody else may call. */
  readonly claim?: { readonly token: string; readonly until: string } | undefined;
  readonly paidAt?: string | undefined;
  /** What the provider, or the agent who handed it out, calls the payment. */
  readonly reference?: string | undefined;
}

/** Days after the capture from which on a buyer may ask for a refund: the provider has settled it by then (T9). */
const FROM_DAYS = 3;
/** Months after the capture within which (T9). */
const WITHIN_MONTHS = 18;
const DAY_MS = 86_400_000;

/** When an unused stamp of an order paid at that UTC instant can be refunded (T9): `from` included, `until` not. */
export const refundWindow = (paidAt: string): { readonly from: string; readonly until: string } => {
  const until = new Date(paidAt);
  const day = until.getUTCDate();
  until.setUTCMonth(until.getUTCMonth() + WITHIN_MONTHS);
  // Where a month has no such day, its last stands for it.
  if (until.getUTCDate() !== day) until.setUTCDate(0);
  return {
    from: new Date(Date.parse(paidAt) + FROM_DAYS * DAY_MS).toISOString(),
    until: until.toISOString(),
  };
};

/** Why a stamp of an order paid then is not refunded at `now` (epoch ms); a second person may allow it before day 3. */
export const whyNotInWindow = (
  paidAt: string,
  now: number,
  by: "buyer" | "second-person",
): Refusal | undefined => {
  const { from, until } = refundWindow(paidAt);
  if (now >= Date.parse(until)) return { code: "refund-too-late", details: { until } };
  if (by === "buyer" && now < Date.parse(from)) return { code: "refund-too-early", details: { from } };
  return undefined;
};

/**
 * For how long a call to the provider is its caller's alone: ten minutes, twenty times what the function may run, so
 * that whoever asks for the outcome later asks after the call is over.
 */
export const CLAIM_MS = 10 * 60_000;

/** After how many tries somebody is told. */
export const STUCK_AFTER = 4;

const FIRST_LOOK_MS = 15 * 60_000;
const LAST_LOOK_MS = DAY_MS;

/** When the sweep looks at a refund again, after so many tries: a quarter of an hour, doubled each time up to a day. */
export const nextLook = (now: number, tries: number): string =>
  new Date(now + Math.min(FIRST_LOOK_MS * 2 ** tries, LAST_LOOK_MS)).toISOString();

/** Channels whose provider pays back on our word; by all others somebody at the post does, with a receipt. */
export const paysBack: Readonly<Record<PaymentChannel, boolean>> = {
  card: true,
  agency: false,
  terminal: false,
  wallet: false,
};

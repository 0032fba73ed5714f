import type { Answer, Outcome } from "#shared/domain/call.ts";
import type { Money } from "#shared/domain/money/money.ts";
import type { Order, PaymentChannel, UnwantedReason } from "#shared/domain/order/order.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { CaptureDeps } from "./deps.ts";
import { recordCapture } from "./record-capture.ts";

/** A payment that another server tells of when the money is taken already. */
export interface ToldPayment {
  readonly transactionId: string;
  readonly amount: Money;
  /** UTC instant, by the other side's clock. */
  readonly paidAt: string;
}

/** What became of the money: it paid the order, or it must go back to the payer. */
export interface CaptureOutcome {
  orderId: string;
  outcome: "captured" | "to-return";
  reason?: UnwantedReason;
}

/** By how much another clock may be before ours. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** The answer to who tells of money that is taken already. */
export const captureAnswer =
  (orderId: string) =>
  (unwanted?: UnwantedReason): Answer<CaptureOutcome> => ({
    status: 200,
    body: {
      orderId,
      outcome: unwanted === undefined ? "captured" : "to-return",
      ...(unwanted !== undefined && { reason: unwanted }),
    },
  });

/** Whether that much in that currency is what an order costs: every channel charges dirhams (T1). */
export const isPriceOf = ({ totalMad }: Order, { amount, currency }: Money): boolean =>
  currency === "MAD" && amount === totalMad;

/**
 * Records a payment as another server tells of it (T2), once for each order and transaction. Its time counts where
 * it is not after ours: who paid in time has paid, though the word of it is days late.
 *
 * Errors: `payment-wrong-amount`, `invalid-input` (a time to come), `busy`.
 */
export const recordToldPayment = (
  deps: CaptureDeps,
  order: Order,
  channel: PaymentChannel,
  { transactionId, amount, paidAt }: ToldPayment,
  now: number,
): Outcome<CaptureOutcome> => {
  if (!isPriceOf(order, amount)) {
    deps.onRefused("amount");
    return Promise.resolve(refuse("payment-wrong-amount"));
  }
  const at = Date.parse(paidAt);
  if (at > now + CLOCK_SKEW_MS) {
    const errors = [{ pointer: "/body/paidAt", code: "in-the-future" }];
    return Promise.resolve(refuse("invalid-input", { errors }));
  }
  const { orderId, totalMad: amountMad } = order;
  return recordCapture(
    deps,
    order,
    { channel, transactionId, amountMad, capturedAt: new Date(Math.min(at, now)).toISOString() },
    {
      command: systemCommand(channel, "capture", orderId, transactionId),
      now,
      answer: captureAnswer(orderId),
    },
  );
};

import { localDate } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { CatalogueStore } from "#shared/ports/catalogue-store.ts";
import type { OrderStore, TerminalReceipt } from "#shared/ports/order-store.ts";
import type { CaptureDeps } from "./deps.ts";
import { recordCapture } from "./record-capture.ts";
import type { CaptureOutcome } from "./record-told-payment.ts";
import { captureAnswer, isPriceOf } from "./record-told-payment.ts";

/** What recording slips needs. */
export interface TerminalDeps extends CaptureDeps {
  readonly orders: CaptureDeps["orders"] & Pick<OrderStore, "receipt">;
  readonly catalogue: Pick<CatalogueStore, "post">;
}

type Slip = Omit<TerminalReceipt, "orderId" | "staffId"> & { readonly amount: Money };

/**
 * Records the slip of the post's payment terminal for one of the post's orders (T2). A slip pays one order: terminal,
 * day and number are a condition of the write. Its day is one on which the order existed, so no old slip is used.
 *
 * Errors: `not-found` (also an order of another post), `payment-wrong-amount`, `invalid-input` (the day),
 * `terminal-receipt-used`, `busy`.
 */
export const recordTerminalReceipt = async (
  deps: TerminalDeps,
  {
    params: { postId, orderId },
    body: { amount, ...slip },
    caller,
    command,
    now,
  }: Call<{ postId: string; orderId: string }, unknown, Slip, StaffCaller>,
): Outcome<CaptureOutcome> => {
  const [order, post] = await Promise.all([deps.orders.find(orderId), deps.catalogue.post(postId)]);
  if (order === undefined || post === undefined || order.postId !== postId) return refuse("not-found");
  if (!isPriceOf(order, amount)) {
    const code = "payment-wrong-amount";
    return refuse(code, { errors: [{ pointer: "/body/amount", code }] });
  }
  const { terminalId, date, receiptNumber } = slip;
  const placedOn = localDate(Date.parse(order.placedAt), post.timeZone);
  if (date < placedOn || date > localDate(now, post.timeZone)) {
    return refuse("invalid-input", { errors: [{ pointer: "/body/date", code: "not-a-day-of-the-order" }] });
  }
  return recordCapture(
    deps,
    order,
    {
      channel: "terminal",
      transactionId: `${terminalId}.${date}.${receiptNumber}`,
      amountMad: order.totalMad,
      capturedAt: new Date(now).toISOString(),
    },
    {
      command,
      now,
      answer: captureAnswer(orderId),
      pieces: [deps.orders.receipt({ ...slip, orderId, staffId: caller.staffId })],
    },
  );
};

import { paymentCaptured } from "#events/payments/captured.v1.ts";
import { paymentRefused } from "#events/payments/refused.v1.ts";
import type { Answer, Command, Outcome } from "#shared/domain/call.ts";
import { captureLines, ledgerEntry } from "#shared/domain/ledger/ledger.ts";
import type { Order, PaymentChannel, UnwantedReason } from "#shared/domain/order/order.ts";
import { unitsOf, whyUnwanted } from "#shared/domain/order/order.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { Capture } from "#shared/ports/order-store.ts";
import { orderDue } from "../orders/order-due.ts";
import type { CaptureDeps } from "./deps.ts";
import { recordUnwantedCapture } from "./record-unwanted-capture.ts";

/** A capture as its channel tells of it. */
export type Payment = Pick<Capture, "channel" | "transactionId" | "amountMad" | "capturedAt">;

/** By whom and how a capture is recorded. */
export interface Recording<Body> {
  readonly command: Command;
  readonly now: number;
  /** The answer; with a reason where the order has no use for the money. */
  readonly answer: (unwanted?: UnwantedReason) => Answer<Body>;
  /** What else must be so for the money to be believed, for instance that a receipt is new. */
  readonly pieces?: readonly Piece[];
}

/** Whether our answer decides that the money is taken: then money without use is refused, and need not go back. */
const refusable: Readonly<Record<PaymentChannel, boolean>> = {
  card: true,
  agency: false,
  terminal: false,
  wallet: false,
};

/** Leaves the money where it is. */
const refuseCapture = <Body>(
  deps: CaptureDeps,
  { orderId, postId }: Order,
  { transactionId }: Payment,
  { command, now, answer }: Recording<Body>,
  reason: UnwantedReason,
): Outcome<Body> =>
  deps.changes.commit({
    command,
    pieces: [],
    facts: [paymentRefused.fact(orderId, { orderId, transactionId, reason: `order-${reason}` }, postId)],
    answer: answer(reason),
    now,
  });

/**
 * The one step in which every channel ends: "payment captured" (T2). Order paid, capture, ledger entry and
 * `payments.captured` are one transaction, once for each order and transaction; the write judges that the order
 * waits for money and that this was captured within its time.
 *
 * Money that the order has no use for is refused where the channel lets us, and else recorded as to be returned.
 * The caller has compared the amount with the order's.
 */
export const recordCapture = async <Body>(
  deps: CaptureDeps,
  order: Order,
  payment: Payment,
  recording: Recording<Body>,
): Outcome<Body> => {
  const { orderId, postId, lines } = order;
  const { channel, transactionId, amountMad, capturedAt } = payment;
  const { command, now, answer, pieces = [] } = recording;
  const outcome = await deps.changes.commit({
    command,
    pieces: [
      deps.orders.pay(orderId, { transactionId, channel, paidAt: capturedAt }),
      deps.orders.capture({ orderId, ...payment }),
      deps.due.settle(orderDue(order)),
      deps.ledger.entry(
        ledgerEntry({
          entryId: command.id,
          kind: "capture",
          at: new Date(now).toISOString(),
          postId,
          channel,
          subjects: [orderId, transactionId],
          lines: captureLines(channel, amountMad),
        }),
      ),
      ...pieces,
    ],
    facts: [
      paymentCaptured.fact(
        orderId,
        { orderId, transactionId, channel, amountMad, units: unitsOf(lines).length },
        postId,
      ),
    ],
    answer: answer(),
    now,
  });
  if (outcome.ok || outcome.error.code !== "order-wrong-state") return outcome;
  // Recorded already, longer ago than command records are kept, or by another command: answered as then.
  const before = await deps.orders.findCapture(orderId, channel, transactionId);
  if (before !== undefined) return { ok: true, value: answer(before.unwanted) };
  const found = await deps.orders.find(orderId);
  const reason = found && whyUnwanted(found, capturedAt);
  if (reason === undefined) return refuse("busy", { retryAfterSeconds: 1 });
  deps.onRefused(reason);
  return refusable[channel]
    ? refuseCapture(deps, order, payment, recording, reason)
    : recordUnwantedCapture(deps, order, payment, recording, reason);
};

import { paymentUnwanted } from "#events/payments/unwanted.v1.ts";
import type { Outcome } from "#shared/domain/call.ts";
import { ledgerEntry, returnDueLines } from "#shared/domain/ledger/ledger.ts";
import type { Order, UnwantedReason } from "#shared/domain/order/order.ts";
import type { CaptureDeps } from "./deps.ts";
import type { Payment, Recording } from "./record-capture.ts";

/**
 * Records money that was taken and must go back: it came late, a second time, or for a cancelled order (T2, T9).
 * The one place where that begins: capture, ledger entry `return-due` and `payments.unwanted` in one transaction, once
 * for each order and transaction. The order stays as it is, and no stamp is issued for it.
 */
export const recordUnwantedCapture = <Body>(
  deps: CaptureDeps,
  { orderId, postId }: Order,
  payment: Payment,
  { command, now, answer, pieces = [] }: Recording<Body>,
  reason: UnwantedReason,
): Outcome<Body> => {
  const { channel, transactionId, amountMad } = payment;
  return deps.changes.commit({
    command,
    pieces: [
      deps.orders.capture({ orderId, ...payment, unwanted: reason }),
      deps.ledger.entry(
        ledgerEntry({
          entryId: command.id,
          kind: "return-due",
          at: new Date(now).toISOString(),
          postId,
          channel,
          subjects: [orderId, transactionId],
          lines: returnDueLines(channel, amountMad),
        }),
      ),
      ...pieces,
    ],
    facts: [paymentUnwanted.fact(orderId, { orderId, transactionId, channel, amountMad, reason }, postId)],
    answer: answer(reason),
    now,
  });
};

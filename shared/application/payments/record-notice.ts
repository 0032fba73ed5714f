import { paymentCaptured } from "#events/payments/captured.v1.ts";
import { paymentRefused } from "#events/payments/refused.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import { captureLines, ledgerEntry } from "#shared/domain/ledger/ledger.ts";
import type { Order } from "#shared/domain/order/order.ts";
import { unitsOf } from "#shared/domain/order/order.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { PaymentNotice } from "#shared/ports/payment-provider.ts";
import type { PaymentDeps } from "./deps.ts";

const say = (text: string): Awaited<Outcome<string>> => ({ ok: true, value: { status: 200, body: text } });

/** Busy or broken is answered as an error, which the provider repeats; never as a refusal of the money. */
const recordCapture = async (
  deps: PaymentDeps,
  order: Order,
  notice: PaymentNotice,
  now: number,
): Outcome<string> => {
  const { orderId, postId, totalMad: amountMad, lines } = order;
  const { transactionId } = notice;
  const at = new Date(now).toISOString();
  const command = systemCommand(deps.provider.name, "capture", orderId, transactionId, amountMad);
  // A late capture of an order that has expired is accepted: the buyer's money is reserved and the fee is the
  // same. Giving it back instead comes with refunds (T9).
  const outcome = await deps.changes.commit({
    command,
    pieces: [
      deps.orders.pay(orderId, { transactionId, paidAt: at }),
      deps.orders.capture({ orderId, transactionId, channel: "card", amountMad, capturedAt: at }),
      deps.ledger.entry(
        ledgerEntry({
          entryId: command.id,
          kind: "capture",
          at,
          postId,
          channel: "card",
          subjects: [orderId, transactionId],
          lines: captureLines("card", amountMad),
        }),
      ),
    ],
    facts: [
      paymentCaptured.fact(
        orderId,
        { orderId, transactionId, channel: "card", amountMad, units: unitsOf(lines).length },
        postId,
      ),
    ],
    answer: { status: 200, body: deps.provider.replies.capture },
    now,
  });
  if (outcome.ok || outcome.error.code !== "order-wrong-state") return outcome;
  // Paid already: by this very transaction (a replay older than command records are kept), which is answered
  // as the first time; or by another one, whose money must not be taken a second time.
  if (await deps.orders.hasCapture(orderId, transactionId)) return say(deps.provider.replies.capture);
  deps.onRefused("state");
  return say(deps.provider.replies.refuse);
};

const recordRefusal = (
  deps: PaymentDeps,
  order: Order,
  notice: PaymentNotice,
  now: number,
): Outcome<string> => {
  const { orderId, postId } = order;
  const { transactionId, reason } = notice;
  return deps.changes.commit({
    command: systemCommand(deps.provider.name, "refusal", orderId, transactionId),
    pieces: [],
    facts: [paymentRefused.fact(orderId, { orderId, transactionId, reason }, postId)],
    answer: { status: 200, body: deps.provider.replies.noted },
    now,
  });
};

/**
 * Records a provider's notice of a payment (T2): believed only with its hash, compared with *our* order, and
 * idempotent on order and transaction, for a replay verifies as well as the original.
 *
 * A capture writes order paid, capture, ledger entry and `payments.captured` in one transaction and is then
 * answered with the word that takes the money; a refusal writes `payments.refused` and leaves the order
 * payable; anything else writes nothing and is answered with the word that does not take it.
 */
export const recordNotice = async (
  deps: PaymentDeps,
  { body, now }: Pick<Call<unknown, unknown, Readonly<Record<string, string>> | undefined>, "body" | "now">,
): Outcome<string> => {
  const read = await deps.provider.read(body ?? {});
  if (!read.ok) {
    deps.onRefused(read.error);
    return say(deps.provider.replies.refuse);
  }
  const notice = read.value;
  const order = await deps.orders.find(notice.orderId);
  if (order === undefined || order.totalMad !== notice.amountMad) {
    deps.onRefused(order === undefined ? "order" : "amount");
    return say(deps.provider.replies.refuse);
  }
  return notice.approved ? recordCapture(deps, order, notice, now) : recordRefusal(deps, order, notice, now);
};

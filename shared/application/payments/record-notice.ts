import { paymentRefused } from "#events/payments/refused.v1.ts";
import type { Answer, Call, Outcome } from "#shared/domain/call.ts";
import type { Order } from "#shared/domain/order/order.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { PaymentNotice } from "#shared/ports/payment-provider.ts";
import type { PaymentDeps } from "./deps.ts";
import { recordCapture } from "./record-capture.ts";

const text = (body: string): Answer<string> => ({ status: 200, body });
const say = (body: string): Awaited<Outcome<string>> => ({ ok: true, value: text(body) });

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
 * A capture is recorded and then answered with the word that takes the money, or, for an order that has no use for it,
 * with the word that does not; a refusal writes `payments.refused` and leaves the order payable; anything else writes
 * nothing and takes nothing. Busy or broken is answered as an error, which the provider repeats, never as a refusal.
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
  if (!notice.approved) return recordRefusal(deps, order, notice, now);
  const { orderId, transactionId, amountMad } = notice;
  // The answer takes the money: it is captured at this moment, whenever the card was asked.
  return recordCapture(
    deps,
    order,
    { channel: "card", transactionId, amountMad, capturedAt: new Date(now).toISOString() },
    {
      command: systemCommand(deps.provider.name, "capture", orderId, transactionId, amountMad),
      now,
      answer: (unwanted) =>
        text(unwanted === undefined ? deps.provider.replies.capture : deps.provider.replies.refuse),
    },
  );
};

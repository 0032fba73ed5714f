import { paymentReferenceGiven } from "#events/payments/reference-given.v1.ts";
import type { Command } from "#shared/domain/call.ts";
import type { Order } from "#shared/domain/order/order.ts";
import { REFERENCE_MS, whyNotPayable } from "#shared/domain/order/order.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import type { OrderWriteDeps } from "./deps.ts";
import { orderDue } from "./order-due.ts";

/** What is paid at an agency, and until when. */
export interface GivenReference {
  readonly reference: string;
  readonly payableUntil: string;
}

const givenTo = ({ paymentReference, payableUntil }: Order): GivenReference | undefined =>
  paymentReference === undefined ? undefined : { reference: paymentReference, payableUntil };

/**
 * Gives an order its reference for banks and agencies, and seven days to be paid from now on (T2); an order has one,
 * which it keeps. Its row in the due list moves in the same transaction, and the reference goes to the buyer by SMS.
 *
 * Errors: `order-wrong-state`, `order-expired`, `busy`.
 */
export const giveReference = async (
  deps: Pick<OrderWriteDeps, "orders" | "changes" | "due" | "drawReference">,
  order: Order,
  command: Command,
  now: number,
): Promise<Result<GivenReference, Refusal>> => {
  const before = givenTo(order);
  if (before !== undefined) return { ok: true, value: before };
  const { orderId, postId } = order;
  const given = { reference: deps.drawReference(), payableUntil: new Date(now + REFERENCE_MS).toISOString() };
  const outcome = await deps.changes.commit({
    command,
    pieces: [
      ...deps.orders.giveReference(orderId, given, now),
      deps.due.settle(orderDue(order)),
      deps.due.put(orderDue({ ...order, payableUntil: given.payableUntil })),
    ],
    facts: [paymentReferenceGiven.fact(orderId, { orderId, payableUntil: given.payableUntil }, postId)],
    answer: { status: 200, body: given },
    now,
  });
  if (outcome.ok && outcome.value.replayed !== true) return { ok: true, value: given };
  if (!outcome.ok && outcome.error.code !== "order-wrong-state") return outcome;
  // Somebody was quicker: with the reference, the payment or the clock.
  const found = await deps.orders.find(orderId);
  const quicker = found && givenTo(found);
  if (quicker !== undefined) return { ok: true, value: quicker };
  return refuse((found && whyNotPayable(found, now)?.code) ?? "busy");
};

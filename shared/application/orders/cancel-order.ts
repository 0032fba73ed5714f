import { orderCancelled } from "#events/orders/cancelled.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { OrderWriteDeps } from "./deps.ts";
import { orderDue } from "./order-due.ts";

/**
 * The buyer gives up an order that nobody paid (T2): a payment that comes nevertheless is refused or given back.
 *
 * Errors: `not-found` (also somebody else's order), `order-wrong-state`, `busy`.
 */
export const cancelOrder = async (
  deps: Pick<OrderWriteDeps, "orders" | "changes" | "due">,
  { params, caller, command, now }: Call<{ orderId: string }, unknown, unknown, CitizenCaller>,
): Outcome<{ orderId: string; state: "cancelled" }> => {
  const order = await deps.orders.find(params.orderId);
  if (order === undefined || order.accountId !== caller.accountId) return refuse("not-found");
  const { orderId, postId } = order;
  return deps.changes.commit({
    command,
    pieces: [deps.orders.cancel(orderId, now), deps.due.settle(orderDue(order))],
    facts: [orderCancelled.fact(orderId, { orderId }, postId)],
    answer: { status: 200, body: { orderId, state: "cancelled" } },
    now,
  });
};

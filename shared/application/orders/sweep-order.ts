import { orderExpired } from "#events/orders/expired.v1.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Due, DueStore } from "#shared/ports/due-store.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";

/** What ending orders needs. */
export interface OrderSweepDeps {
  readonly changes: Pick<ChangeStore, "commit">;
  readonly orders: Pick<OrderStore, "find" | "expire">;
  readonly due: Pick<DueStore, "settle" | "forget">;
}

/**
 * Ends an order that nobody paid in its time (T2). Sweeping late lets nobody pay late, which the payment's write
 * judges; it only tells the buyer. An order that was paid, cancelled or given more time meanwhile is left, and its row
 * forgotten.
 *
 * @throws when the database is busy: the next run meets the row again.
 */
export const sweepOrder = async (deps: OrderSweepDeps, due: Due, now: number): Promise<void> => {
  const order = await deps.orders.find(due.id);
  if (order === undefined) return deps.due.forget(due);
  const { orderId, postId } = order;
  const outcome = await deps.changes.commit({
    command: systemCommand("stamps-sweep", due.kind, due.id, due.at),
    pieces: [deps.orders.expire(orderId, now), deps.due.settle(due)],
    facts: [orderExpired.fact(orderId, { orderId }, postId)],
    answer: { status: 200, body: { orderId } },
    now,
  });
  if (outcome.ok) return;
  if (outcome.error.code !== "order-wrong-state") throw new Error(outcome.error.code);
  await deps.due.forget(due);
};

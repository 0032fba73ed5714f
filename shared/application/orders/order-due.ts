import type { Order } from "#shared/domain/order/order.ts";
import type { Due } from "#shared/ports/due-store.ts";

/** When the sweep is to look at an order: at the end of its time to be paid (T2). */
export const orderDue = ({ orderId, payableUntil }: Order): Due => ({
  kind: "order",
  at: payableUntil,
  id: orderId,
});

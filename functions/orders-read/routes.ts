import type { OrderReadDeps } from "#shared/application/orders/deps.ts";
import { showOrder } from "#shared/application/orders/show-order.ts";
import { orderParamsSchema, orderReplySchema } from "#shared/http/contracts/orders.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

const builder = routesFor<OrderReadDeps>();

/** Routes of orders-read. */
export const routes: readonly Route<OrderReadDeps>[] = [
  builder.citizen({
    method: "GET",
    path: "/orders/{orderId}",
    operationId: "showOrder",
    summary: "An order with its price, its stamps' states and how the delivery of each code went",
    rules: ["T1", "T4", "E2"],
    refusals: ["not-found"],
    params: orderParamsSchema,
    query: nothing,
    body: noBody,
    reply: orderReplySchema,
    useCase: showOrder,
  }),
];

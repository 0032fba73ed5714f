import type { OrderReadDeps } from "#shared/application/orders/deps.ts";
import { listOrders } from "#shared/application/orders/list-orders.ts";
import { showOrder } from "#shared/application/orders/show-order.ts";
import { showAttached } from "#shared/application/stamps/show-attached.ts";
import {
  orderParamsSchema,
  orderReplySchema,
  ordersQuerySchema,
  ordersReplySchema,
} from "#shared/http/contracts/orders.ts";
import { attachmentsParamsSchema, attachmentsReplySchema } from "#shared/http/contracts/stamps.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = OrderReadDeps & Parameters<typeof showAttached>[0];

const builder = routesFor<Deps>();

/** Routes of orders-read. */
export const routes: readonly Route<Deps>[] = [
  builder.citizen({
    method: "GET",
    path: "/orders",
    operationId: "listOrders",
    summary: "The account's orders with their stamps, newest first, page by page",
    rules: ["T1", "T4", "E2"],
    params: nothing,
    query: ordersQuerySchema,
    body: noBody,
    reply: ordersReplySchema,
    useCase: listOrders,
  }),
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
  builder.citizen({
    method: "GET",
    path: "/requests/{requestId}/stamps",
    operationId: "showAttachedStamps",
    summary: "The stamps that a request has",
    rules: ["T5", "E2"],
    refusals: ["not-found"],
    params: attachmentsParamsSchema,
    query: nothing,
    body: noBody,
    reply: attachmentsReplySchema,
    useCase: showAttached,
  }),
];

import type { OrderWriteDeps } from "#shared/application/orders/deps.ts";
import { placeOrder } from "#shared/application/orders/place-order.ts";
import { startPayment } from "#shared/application/orders/start-payment.ts";
import { newOrderSchema } from "#shared/http/contracts/new-order.ts";
import { orderParamsSchema, placedOrderSchema } from "#shared/http/contracts/orders.ts";
import { newPaymentSchema, paymentFormSchema } from "#shared/http/contracts/payments.ts";
import type { Route } from "#shared/http/route.ts";
import { nothing, routesFor } from "#shared/http/route.ts";

const builder = routesFor<OrderWriteDeps>();

/** Routes of orders-write. */
export const routes: readonly Route<OrderWriteDeps>[] = [
  builder.citizen({
    method: "POST",
    path: "/orders",
    operationId: "placeOrder",
    summary: "Order 1 to 10 stamps at the fee and rate of this moment",
    rules: ["T1", "T2", "E1"],
    refusals: ["tariff-missing", "nothing-to-pay", "idempotency-key-reused"],
    idempotent: "recorded",
    params: nothing,
    query: nothing,
    body: newOrderSchema,
    reply: placedOrderSchema,
    status: 201,
    useCase: placeOrder,
  }),
  // What is typed into the card page is nobody's but the card's owner's.
  builder.person({
    method: "POST",
    path: "/orders/{orderId}/payment",
    operationId: "startPayment",
    summary: "The form that takes the browser to the provider's card page",
    rules: ["T2", "E2"],
    refusals: ["not-found", "order-wrong-state", "order-expired"],
    idempotent: "natural",
    params: orderParamsSchema,
    query: nothing,
    body: newPaymentSchema,
    reply: paymentFormSchema,
    useCase: startPayment,
  }),
];

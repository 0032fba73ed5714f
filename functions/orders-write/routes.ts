import { cancelOrder } from "#shared/application/orders/cancel-order.ts";
import type { OrderWriteDeps } from "#shared/application/orders/deps.ts";
import { placeOrder } from "#shared/application/orders/place-order.ts";
import type { ResendDeps } from "#shared/application/orders/resend-code.ts";
import { resendCode } from "#shared/application/orders/resend-code.ts";
import { startPayment } from "#shared/application/orders/start-payment.ts";
import { newOrderSchema } from "#shared/http/contracts/new-order.ts";
import {
  cancelledReplySchema,
  orderParamsSchema,
  placedOrderSchema,
  resentReplySchema,
  unitParamsSchema,
} from "#shared/http/contracts/orders.ts";
import { newPaymentSchema, startedPaymentSchema } from "#shared/http/contracts/payments.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = OrderWriteDeps & ResendDeps;

const builder = routesFor<Deps>();

/** Routes of orders-write. */
export const routes: readonly Route<Deps>[] = [
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
  builder.citizen({
    method: "POST",
    path: "/orders/{orderId}/payments",
    operationId: "startPayment",
    summary:
      "What it takes to pay by the channel chosen: the card page's form, an agency's reference, a wallet's link",
    rules: ["T2", "E2"],
    refusals: ["not-found", "order-wrong-state", "order-expired", "in-person-only", "busy"],
    idempotent: "natural",
    params: orderParamsSchema,
    query: nothing,
    body: newPaymentSchema,
    reply: startedPaymentSchema,
    useCase: startPayment,
  }),
  builder.citizen({
    method: "POST",
    path: "/orders/{orderId}/cancellation",
    operationId: "cancelOrder",
    summary: "Give up an order that nobody paid",
    rules: ["T2", "E2"],
    refusals: ["not-found", "order-wrong-state", "busy"],
    idempotent: "recorded",
    params: orderParamsSchema,
    query: nothing,
    body: noBody,
    reply: cancelledReplySchema,
    useCase: cancelOrder,
  }),
  builder.citizen({
    method: "POST",
    path: "/orders/{orderId}/units/{unit}/resend",
    operationId: "resendCode",
    summary: "Send the code of a stamp again to the phone given at purchase, three times at most",
    rules: ["T4", "E2"],
    refusals: ["not-found", "stamp-not-issued", "code-erased", "resend-spent", "resend-too-soon", "busy"],
    idempotent: "recorded",
    params: unitParamsSchema,
    query: nothing,
    body: noBody,
    reply: resentReplySchema,
    status: 202,
    useCase: resendCode,
  }),
];

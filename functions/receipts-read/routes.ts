import type { ReceiptDeps } from "#shared/application/orders/download-receipt.ts";
import { downloadReceipt } from "#shared/application/orders/download-receipt.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import { documentQuerySchema, pdfSchema } from "#shared/http/contracts/documents.ts";
import { orderParamsSchema } from "#shared/http/contracts/orders.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & ReceiptDeps;

const build = routesFor<Deps>();

/** What a buyer keeps and prints. */
export const routes: readonly Route<Deps>[] = [
  build.citizen({
    method: "GET",
    path: "/orders/{orderId}/receipt.pdf",
    operationId: "downloadReceipt",
    summary: "The receipt of a paid order, with each stamp as it may be shown at the desk",
    rules: ["T1", "T4", "N2", "E2"],
    params: orderParamsSchema,
    query: documentQuerySchema,
    body: noBody,
    reply: pdfSchema,
    type: "application/pdf",
    refusals: ["not-found", "order-wrong-state"],
    useCase: downloadReceipt,
  }),
];

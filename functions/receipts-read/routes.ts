import type { ReceiptDeps } from "#shared/application/orders/download-receipt.ts";
import { downloadReceipt } from "#shared/application/orders/download-receipt.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import { pdfSchema, receiptQuerySchema } from "#shared/http/contracts/documents.ts";
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
    summary:
      "The receipt of a paid order; with `codes=full` and a fresh sign-in, each stamp as the desk scans it",
    rules: ["T1", "T4", "T11", "N2", "E2"],
    params: orderParamsSchema,
    query: receiptQuerySchema,
    body: noBody,
    reply: pdfSchema,
    type: "application/pdf",
    refusals: ["not-found", "order-wrong-state", "step-up-needed"],
    useCase: downloadReceipt,
  }),
];

import * as z from "zod";
import type { PaymentDeps } from "#shared/application/payments/deps.ts";
import { recordNotice } from "#shared/application/payments/record-notice.ts";
import { returnToSite } from "#shared/application/payments/return-to-site.ts";
import { noticeReplySchema, noticeSchema } from "#shared/http/contracts/payments.ts";
import type { Route } from "#shared/http/route.ts";
import { nothing, routesFor } from "#shared/http/route.ts";

const builder = routesFor<PaymentDeps>();

/** Routes of payments-callback. */
export const routes: readonly Route<PaymentDeps>[] = [
  builder.open({
    method: "POST",
    path: "/payments/cmi/callback",
    operationId: "recordCmiNotice",
    summary: "The card provider's notice of a payment, believed only with its hash",
    rules: ["T2", "T3", "T10"],
    params: nothing,
    query: nothing,
    body: noticeSchema,
    bodyType: "form",
    reply: noticeReplySchema,
    type: "text/plain",
    useCase: recordNotice,
  }),
  builder.open({
    method: "POST",
    path: "/payments/cmi/return",
    operationId: "returnFromCmi",
    summary: "Sends the browser back from the card page to the site; changes nothing",
    rules: ["T2"],
    params: nothing,
    query: nothing,
    body: noticeSchema,
    bodyType: "form",
    reply: z.string(),
    status: 303,
    type: "text/plain",
    useCase: returnToSite,
  }),
];

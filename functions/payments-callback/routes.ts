import * as z from "zod";
import type { AgencyDeps } from "#shared/application/payments/agency.ts";
import { lookUpReference, recordAgencyPayment } from "#shared/application/payments/agency.ts";
import type { PaymentDeps } from "#shared/application/payments/deps.ts";
import { recordNotice } from "#shared/application/payments/record-notice.ts";
import { returnToSite } from "#shared/application/payments/return-to-site.ts";
import type { WalletDeps } from "#shared/application/payments/wallet.ts";
import { recordWalletNotice } from "#shared/application/payments/wallet.ts";
import {
  agencyNoticeSchema,
  captureReplySchema,
  lookedUpReplySchema,
  lookUpSchema,
  noticeReplySchema,
  noticeSchema,
  returnQuerySchema,
  walletNoticeSchema,
  walletReplySchema,
} from "#shared/http/contracts/payments.ts";
import type { Route } from "#shared/http/route.ts";
import { nothing, routesFor } from "#shared/http/route.ts";

export type Deps = PaymentDeps & AgencyDeps & WalletDeps;

const builder = routesFor<Deps>();

/** Routes of payments-callback: other servers call them, each believed only with its own signature. */
export const routes: readonly Route<Deps>[] = [
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
    query: returnQuerySchema,
    body: noticeSchema,
    bodyType: "form",
    reply: z.string(),
    status: 303,
    type: "text/plain",
    useCase: returnToSite,
  }),
  builder.open({
    method: "POST",
    path: "/payments/agency/lookups",
    operationId: "lookUpPaymentReference",
    summary: "What a reference stands for, told to a network of agencies before it takes money",
    rules: ["T2"],
    refusals: ["signature-invalid", "payment-reference-unknown"],
    params: nothing,
    query: returnQuerySchema,
    body: lookUpSchema,
    bodyType: "signed",
    reply: lookedUpReplySchema,
    useCase: lookUpReference,
  }),
  builder.open({
    method: "POST",
    path: "/payments/agency/notices",
    operationId: "recordAgencyPayment",
    summary: "What was paid at an agency; the same transaction told again changes nothing",
    rules: ["T2", "T3", "T10"],
    refusals: ["signature-invalid", "payment-reference-unknown", "payment-wrong-amount"],
    params: nothing,
    query: nothing,
    body: agencyNoticeSchema,
    bodyType: "signed",
    reply: captureReplySchema,
    useCase: recordAgencyPayment,
  }),
  builder.open({
    method: "POST",
    path: "/payments/wallet/notices",
    operationId: "recordWalletNotice",
    summary: "What a mobile wallet says of a payment; the same transaction told again changes nothing",
    rules: ["T2", "T3", "T10"],
    refusals: ["signature-invalid", "not-found", "payment-wrong-amount"],
    params: nothing,
    query: nothing,
    body: walletNoticeSchema,
    bodyType: "signed",
    reply: walletReplySchema,
    useCase: recordWalletNotice,
  }),
];

import { closeVisit } from "#shared/application/desk/close-visit.ts";
import type { DeskWriteDeps } from "#shared/application/desk/deps.ts";
import { recordArrival } from "#shared/application/desk/record-arrival.ts";
import { recordNoShow } from "#shared/application/desk/record-no-show.ts";
import { reverseNoShow } from "#shared/application/desk/reverse-no-show.ts";
import type { TerminalDeps } from "#shared/application/payments/record-terminal-receipt.ts";
import { recordTerminalReceipt } from "#shared/application/payments/record-terminal-receipt.ts";
import {
  arrivedReplySchema,
  closedReplySchema,
  closingSchema,
  missedReplySchema,
  reversedReplySchema,
  visitParamsSchema,
} from "#shared/http/contracts/desk.ts";
import {
  captureReplySchema,
  terminalParamsSchema,
  terminalReceiptSchema,
} from "#shared/http/contracts/payments.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = DeskWriteDeps & TerminalDeps;

const builder = routesFor<Deps>();
const atTheDesk = ["officer", "desk", "head-of-post"] as const;

/** Routes of desk-write. */
export const routes: readonly Route<Deps>[] = [
  builder.staff(atTheDesk, {
    method: "POST",
    path: "/desk/posts/{postId}/days/{date}/visits/{appointmentId}/closing",
    operationId: "closeVisit",
    summary: "Consume the stamps and close the visit in one write",
    rules: ["T6", "T8", "T10", "E2"],
    refusals: [
      "not-found",
      "visit-closed",
      "appointment-none",
      "request-wrong-state",
      "visit-stamps-missing",
      "visit-stamps-needless",
      "stamp-repeated",
      "stamp-check-digit",
      "stamp-unknown",
      "stamp-wrong-act",
      "stamp-wrong-holder",
      "stamp-expired",
      "stamp-reserved",
      "stamp-consumed",
      "stamp-refunded",
      "stamp-suspended",
      "busy",
    ],
    idempotent: "recorded",
    params: visitParamsSchema,
    query: nothing,
    body: closingSchema,
    reply: closedReplySchema,
    useCase: closeVisit,
  }),
  builder.staff(atTheDesk, {
    method: "POST",
    path: "/desk/posts/{postId}/days/{date}/visits/{appointmentId}/arrival",
    operationId: "recordArrival",
    summary: "The people of an appointment are there",
    rules: ["A7", "E2"],
    refusals: ["not-found", "appointment-wrong-state", "appointment-too-early", "busy"],
    idempotent: "recorded",
    params: visitParamsSchema,
    query: nothing,
    body: noBody,
    reply: arrivedReplySchema,
    useCase: recordArrival,
  }),
  builder.staff(atTheDesk, {
    method: "POST",
    path: "/desk/posts/{postId}/days/{date}/visits/{appointmentId}/no-show",
    operationId: "recordNoShow",
    summary: "Nobody came, a quarter of an hour after the start",
    rules: ["A7", "E2"],
    refusals: [
      "not-found",
      "appointment-wrong-state",
      "appointment-too-early",
      "request-wrong-state",
      "busy",
    ],
    idempotent: "recorded",
    params: visitParamsSchema,
    query: nothing,
    body: noBody,
    reply: missedReplySchema,
    useCase: recordNoShow,
  }),
  builder.staff(atTheDesk, {
    method: "POST",
    path: "/desk/posts/{postId}/days/{date}/visits/{appointmentId}/no-show/reversal",
    operationId: "reverseNoShow",
    summary: "A no-show was recorded by mistake: within the same day, the appointment stands",
    rules: ["A2", "A7", "E2"],
    refusals: [
      "not-found",
      "appointment-too-late",
      "appointment-wrong-state",
      "appointment-exists",
      "appointment-duplicate",
      "hold-exists",
      "request-not-valid",
      "busy",
    ],
    idempotent: "recorded",
    params: visitParamsSchema,
    query: nothing,
    body: noBody,
    reply: reversedReplySchema,
    useCase: reverseNoShow,
  }),
  builder.staff(atTheDesk, {
    method: "POST",
    path: "/desk/posts/{postId}/orders/{orderId}/terminal-receipts",
    operationId: "recordTerminalReceipt",
    summary: "An order was paid at the post's payment terminal, by the slip it printed",
    rules: ["T2", "T10", "E2"],
    refusals: ["not-found", "payment-wrong-amount", "terminal-receipt-used", "busy"],
    idempotent: "recorded",
    params: terminalParamsSchema,
    query: nothing,
    body: terminalReceiptSchema,
    reply: captureReplySchema,
    useCase: recordTerminalReceipt,
  }),
];

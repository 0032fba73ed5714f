import { changeRequest } from "#shared/application/requests/change-request.ts";
import { correctRequest } from "#shared/application/requests/correct-request.ts";
import type { FilingDeps, WithdrawingDeps } from "#shared/application/requests/deps.ts";
import { fileRequest } from "#shared/application/requests/file-request.ts";
import { submitRequest } from "#shared/application/requests/submit-request.ts";
import { withdrawRequest } from "#shared/application/requests/withdraw-request.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import {
  correctionSchema,
  newRequestSchema,
  requestParamsSchema,
  requestStateReplySchema,
} from "#shared/http/contracts/requests.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & FilingDeps & WithdrawingDeps;

const build = routesFor<Deps>();

const peopleRefusals = [
  "procedure-not-offered",
  "minor-not-allowed",
  "adult-not-allowed",
  "beneficiary-repeated",
] as const;

/** A request in its owner's hands: drafted, submitted, corrected, withdrawn. */
export const routes: readonly Route<Deps>[] = [
  build.citizen({
    method: "POST",
    path: "/requests",
    operationId: "fileRequest",
    summary: "Begin a request for one procedure at one post, for 1 to 6 people",
    rules: ["R1", "R2", "R7"],
    idempotent: "recorded",
    params: nothing,
    query: nothing,
    body: newRequestSchema,
    reply: requestStateReplySchema,
    status: 201,
    refusals: peopleRefusals,
    useCase: fileRequest,
  }),
  build.citizen({
    method: "PUT",
    path: "/requests/{requestId}",
    operationId: "changeRequest",
    summary: "Replace a draft as a whole; once submitted, who it is for cannot be changed",
    rules: ["R1", "R2", "R7"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: newRequestSchema,
    reply: requestStateReplySchema,
    refusals: ["not-found", "request-wrong-state", ...peopleRefusals],
    useCase: changeRequest,
  }),
  build.citizen({
    method: "POST",
    path: "/requests/{requestId}/submission",
    operationId: "submitRequest",
    summary: "Submit a draft: valid at once, or to be reviewed by the date told",
    rules: ["R3", "R5", "R6"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: requestStateReplySchema,
    refusals: [
      "not-found",
      "request-wrong-state",
      "minor-not-allowed",
      "adult-not-allowed",
      "beneficiary-repeated",
      "document-missing",
    ],
    useCase: submitRequest,
  }),
  build.citizen({
    method: "POST",
    path: "/requests/{requestId}/correction",
    operationId: "correctRequest",
    summary: "Declare the rejected papers corrected: back to its place in the review queue",
    rules: ["R4", "R5"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: correctionSchema,
    reply: requestStateReplySchema,
    refusals: [
      "not-found",
      "request-wrong-state",
      "correction-deadline-passed",
      "document-unknown",
      "document-not-rejected",
      "document-uncorrected",
      "document-missing",
    ],
    useCase: correctRequest,
  }),
  build.citizen({
    method: "POST",
    path: "/requests/{requestId}/withdrawal",
    operationId: "withdrawRequest",
    summary: "Withdraw a request that has no appointment; places it holds are given back",
    rules: ["R1", "A1"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: requestStateReplySchema,
    refusals: ["not-found", "request-booked", "request-wrong-state"],
    useCase: withdrawRequest,
  }),
];

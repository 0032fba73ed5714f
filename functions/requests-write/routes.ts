import * as z from "zod";
import type { RegisteringDeps } from "#shared/application/draws/deps.ts";
import { leaveDraw } from "#shared/application/draws/leave-draw.ts";
import { registerForDraw } from "#shared/application/draws/register-for-draw.ts";
import type { WaitingDeps } from "#shared/application/offers/join-waiting.ts";
import { joinWaiting, leaveWaiting } from "#shared/application/offers/join-waiting.ts";
import { changeRequest } from "#shared/application/requests/change-request.ts";
import { correctRequest } from "#shared/application/requests/correct-request.ts";
import type { FilingDeps, WithdrawingDeps } from "#shared/application/requests/deps.ts";
import type { ErasingDeps } from "#shared/application/requests/erase-request.ts";
import { eraseRequest } from "#shared/application/requests/erase-request.ts";
import { fileRequest } from "#shared/application/requests/file-request.ts";
import type { MovingPostDeps } from "#shared/application/requests/move-post.ts";
import { movePost } from "#shared/application/requests/move-post.ts";
import { submitRequest } from "#shared/application/requests/submit-request.ts";
import { withdrawRequest } from "#shared/application/requests/withdraw-request.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import { requestParamsSchema } from "#shared/http/contracts/common.ts";
import { leftReplySchema, registeredReplySchema, wishSchema } from "#shared/http/contracts/draws.ts";
import {
  correctionSchema,
  newRequestSchema,
  requestStateReplySchema,
} from "#shared/http/contracts/requests.ts";
import {
  movedPostReplySchema,
  newPostSchema,
  newWaitingSchema,
  waitingReplySchema,
} from "#shared/http/contracts/waiting.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps &
  FilingDeps &
  WithdrawingDeps &
  ErasingDeps &
  RegisteringDeps &
  WaitingDeps &
  MovingPostDeps;

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
  build.citizen({
    method: "PUT",
    path: "/requests/{requestId}/registration",
    operationId: "registerForDraw",
    summary: "Register a valid request for a draw, or replace its preferences, while the window is open",
    rules: ["R6", "S4", "A2"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: wishSchema,
    reply: registeredReplySchema,
    refusals: [
      "not-found",
      "draw-preference-unknown",
      "request-not-valid",
      "appointment-exists",
      "request-validity-ended",
      "draw-registered",
      "draw-not-open",
      "draw-closed",
    ],
    useCase: registerForDraw,
  }),
  build.citizen({
    method: "DELETE",
    path: "/requests/{requestId}/registration",
    operationId: "leaveDraw",
    summary: "Take a request out of its draw while the window is open",
    rules: ["A2"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: leftReplySchema,
    refusals: ["not-found", "draw-not-registered", "draw-not-open", "draw-closed"],
    useCase: leaveDraw,
  }),
  build.citizen({
    method: "PUT",
    path: "/requests/{requestId}/waiting",
    operationId: "joinWaiting",
    summary: "Join the waiting list, or change what is waited for without losing the place in it",
    rules: ["A5", "R6"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: newWaitingSchema,
    reply: waitingReplySchema,
    refusals: ["not-found", "request-not-valid", "request-validity-ended", "appointment-exists", "busy"],
    useCase: joinWaiting,
  }),
  build.person({
    method: "POST",
    path: "/requests/{requestId}/erasure",
    operationId: "eraseRequest",
    summary: "Erase who an ended request was for; its papers go within the hour",
    rules: ["D4", "E3"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: requestStateReplySchema,
    status: 202,
    refusals: ["not-found", "request-wrong-state", "busy"],
    useCase: eraseRequest,
  }),
  build.citizen({
    method: "DELETE",
    path: "/requests/{requestId}/waiting",
    operationId: "leaveWaiting",
    summary: "Leave the waiting list",
    rules: ["A5"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: noBody,
    reply: z.null(),
    status: 204,
    refusals: ["not-found", "waiting-none", "busy"],
    useCase: leaveWaiting,
  }),
  build.citizen({
    method: "PUT",
    path: "/requests/{requestId}/post",
    operationId: "movePost",
    summary: "Have a valid request served at another post",
    rules: ["S5", "R7"],
    idempotent: "recorded",
    params: requestParamsSchema,
    query: nothing,
    body: newPostSchema,
    reply: movedPostReplySchema,
    refusals: [
      "not-found",
      "request-wrong-state",
      "request-validity-ended",
      "procedure-not-offered",
      "hold-exists",
      "busy",
    ],
    useCase: movePost,
  }),
];

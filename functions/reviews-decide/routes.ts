import type { ReviewingDeps } from "#shared/application/requests/deps.ts";
import { showRequestToStaff } from "#shared/application/requests/read-requests.ts";
import { decideReview } from "#shared/application/reviews/decide-review.ts";
import { listReviewBreaches, listReviewQueue } from "#shared/application/reviews/review-queue.ts";
import { takeReview } from "#shared/application/reviews/take-review.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import { postParamsSchema } from "#shared/http/contracts/desk.ts";
import { requestReplySchema } from "#shared/http/contracts/request-views.ts";
import { requestStateReplySchema } from "#shared/http/contracts/requests.ts";
import {
  breachesQuerySchema,
  breachesReplySchema,
  queueQuerySchema,
  queueReplySchema,
  reviewSchema,
  staffRequestParamsSchema,
  takenReplySchema,
  takingSchema,
} from "#shared/http/contracts/reviews.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & ReviewingDeps;

const build = routesFor<Deps>();
const reviewers = ["officer", "head-of-post"] as const;

/** A post's review queue and an officer's decision on the papers of its requests. */
export const routes: readonly Route<Deps>[] = [
  build.staff(reviewers, {
    method: "GET",
    path: "/staff/posts/{postId}/review-queue",
    operationId: "listReviewQueue",
    summary: "Submitted requests of this post in order of first submission, with the date to answer by",
    rules: ["R4", "R5", "E2"],
    params: postParamsSchema,
    query: queueQuerySchema,
    body: noBody,
    reply: queueReplySchema,
    useCase: listReviewQueue,
  }),
  build.staff(["head-of-post"], {
    method: "GET",
    path: "/staff/posts/{postId}/review-breaches",
    operationId: "listReviewBreaches",
    summary: "Reviews past their date: those still waiting, and those decided late in a month",
    rules: ["R5", "E2"],
    params: postParamsSchema,
    query: breachesQuerySchema,
    body: noBody,
    reply: breachesReplySchema,
    useCase: listReviewBreaches,
  }),
  build.staff(reviewers, {
    method: "GET",
    path: "/staff/posts/{postId}/requests/{requestId}",
    operationId: "showRequestToStaff",
    summary: "A submitted request of this post with its people and papers",
    rules: ["R4", "E2"],
    params: staffRequestParamsSchema,
    query: nothing,
    body: noBody,
    reply: requestReplySchema,
    refusals: ["not-found"],
    useCase: showRequestToStaff,
  }),
  build.staff(reviewers, {
    method: "POST",
    path: "/staff/posts/{postId}/requests/{requestId}/lease",
    operationId: "takeReview",
    summary: "Take a request of the queue for ten minutes, or keep it for ten more",
    rules: ["R4", "E2"],
    idempotent: "recorded",
    params: staffRequestParamsSchema,
    query: nothing,
    body: takingSchema,
    reply: takenReplySchema,
    refusals: ["not-found", "forbidden", "request-wrong-state", "review-taken", "second-officer-needed"],
    useCase: takeReview,
  }),
  build.staff(reviewers, {
    method: "POST",
    path: "/staff/posts/{postId}/requests/{requestId}/review",
    operationId: "decideReview",
    summary: "Accept or reject each paper, with a reason",
    rules: ["R4", "R6"],
    idempotent: "recorded",
    params: staffRequestParamsSchema,
    query: nothing,
    body: reviewSchema,
    reply: requestStateReplySchema,
    refusals: [
      "not-found",
      "request-wrong-state",
      "document-unknown",
      "document-undecided",
      "document-accepted",
      "rejection-reason-missing",
      "review-taken",
      "second-officer-needed",
    ],
    useCase: decideReview,
  }),
];

import type { ReviewingDeps } from "#shared/application/requests/deps.ts";
import { showRequestToStaff } from "#shared/application/requests/read-requests.ts";
import { decideReview } from "#shared/application/reviews/decide-review.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import {
  requestReplySchema,
  requestStateReplySchema,
  reviewSchema,
  staffRequestParamsSchema,
} from "#shared/http/contracts/requests.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & ReviewingDeps;

const build = routesFor<Deps>();
const reviewers = ["officer", "head-of-post"] as const;

/** An officer's decision on the papers of a request at their post. */
export const routes: readonly Route<Deps>[] = [
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
      "rejection-reason-missing",
    ],
    useCase: decideReview,
  }),
];

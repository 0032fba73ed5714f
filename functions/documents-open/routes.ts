import type { OpeningDeps } from "#shared/application/documents/open-paper.ts";
import { openOwnPaper, openPaper } from "#shared/application/documents/open-paper.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import {
  paperParamsSchema,
  shownPaperReplySchema,
  staffPaperParamsSchema,
} from "#shared/http/contracts/documents.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & OpeningDeps;

const build = routesFor<Deps>();

/** Links to rebuilt papers (D3). The reply is a key, which is made anew for a repeated command and never stored. */
export const routes: readonly Route<Deps>[] = [
  build.staff(["officer", "head-of-post"], {
    method: "POST",
    path: "/staff/posts/{postId}/requests/{requestId}/documents/{beneficiary}/{documentId}/opening",
    operationId: "openPaper",
    summary:
      "A link of a minute to the rebuilt copy of a paper in review, or of a person with an appointment",
    rules: ["D3", "R4", "E2"],
    idempotent: "natural",
    params: staffPaperParamsSchema,
    query: nothing,
    body: noBody,
    reply: shownPaperReplySchema,
    status: 201,
    refusals: ["not-found"],
    useCase: openPaper,
  }),
  build.person({
    method: "POST",
    path: "/requests/{requestId}/documents/{beneficiary}/{documentId}/opening",
    operationId: "openOwnPaper",
    summary: "A link of a minute to the rebuilt copy of one's own paper",
    rules: ["D3", "E2"],
    idempotent: "natural",
    params: paperParamsSchema,
    query: nothing,
    body: noBody,
    reply: shownPaperReplySchema,
    status: 201,
    refusals: ["not-found"],
    useCase: openOwnPaper,
  }),
];

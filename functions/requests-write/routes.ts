import type { FilingDeps } from "#shared/application/requests/deps.ts";
import { fileRequest } from "#shared/application/requests/file-request.ts";
import { submitRequest } from "#shared/application/requests/submit-request.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import {
  newRequestSchema,
  requestParamsSchema,
  requestStateReplySchema,
} from "#shared/http/contracts/requests.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & FilingDeps;

const build = routesFor<Deps>();

/** Filing and submitting requests. */
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
    refusals: ["procedure-not-offered", "minor-not-allowed", "adult-not-allowed", "beneficiary-repeated"],
    useCase: fileRequest,
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
    refusals: ["not-found", "request-wrong-state"],
    useCase: submitRequest,
  }),
];

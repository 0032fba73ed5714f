import type { GrantingDeps } from "#shared/application/documents/grant-upload.ts";
import { grantUpload } from "#shared/application/documents/grant-upload.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import {
  announcedFileSchema,
  paperParamsSchema,
  uploadGrantReplySchema,
} from "#shared/http/contracts/documents.ts";
import type { Route } from "#shared/http/route.ts";
import { nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & GrantingDeps;

const build = routesFor<Deps>();

/** Grants to upload papers, straight to the quarantine (D1). */
export const routes: readonly Route<Deps>[] = [
  build.citizen({
    method: "POST",
    path: "/requests/{requestId}/documents/{beneficiary}/{documentId}/upload",
    operationId: "grantUpload",
    summary: "Be allowed to upload one file for one paper, within five minutes",
    rules: ["D1", "R3", "R4"],
    // The reply holds a signature, which is made anew for a repeated command and never stored.
    idempotent: "natural",
    params: paperParamsSchema,
    query: nothing,
    body: announcedFileSchema,
    reply: uploadGrantReplySchema,
    status: 201,
    refusals: [
      "not-found",
      "request-wrong-state",
      "correction-deadline-passed",
      "document-unknown",
      "document-accepted",
      "document-quota",
    ],
    useCase: grantUpload,
  }),
];

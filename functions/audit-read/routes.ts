import * as z from "zod";
import type { TrailReadDeps } from "#shared/application/audit/show-trail.ts";
import { downloadTrail, showTrail } from "#shared/application/audit/show-trail.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import { trailQuerySchema, trailReplySchema } from "#shared/http/contracts/audit.ts";
import { postParamsSchema } from "#shared/http/contracts/desk.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, routesFor } from "#shared/http/route.ts";
import { trailCsv } from "#shared/http/trail-csv.ts";

export type Deps = ApiDeps & TrailReadDeps;

const build = routesFor<Deps>();
const heads = ["head-of-post", "network-administrator"] as const;
const asked = {
  method: "GET",
  rules: ["E3", "E2"],
  params: postParamsSchema,
  query: trailQuerySchema,
} as const;

/** The audit trail of a day: a post's for its head; any, and that of `network`, for the network's administrator. */
export const routes: readonly Route<Deps>[] = [
  build.staff(heads, {
    ...asked,
    path: "/staff/posts/{postId}/audit",
    operationId: "showTrail",
    summary: "Who did what, when, at a post on a day (UTC), by actor, action and object, 200 a page",
    body: noBody,
    reply: trailReplySchema,
    useCase: showTrail,
  }),
  build.staff(heads, {
    ...asked,
    path: "/staff/posts/{postId}/audit.csv",
    operationId: "downloadTrail",
    summary: "The same as a table for a spreadsheet, 5,000 rows a file",
    body: noBody,
    reply: z.string(),
    type: "text/csv",
    useCase: (deps, call) => downloadTrail(deps, call, trailCsv),
  }),
];

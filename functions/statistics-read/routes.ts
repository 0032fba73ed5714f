import * as z from "zod";
import { listDeletions } from "#shared/application/documents/list-deletions.ts";
import type { StatisticsDeps } from "#shared/application/statistics/post-statistics.ts";
import { postStatistics } from "#shared/application/statistics/post-statistics.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import { postParamsSchema } from "#shared/http/contracts/desk.ts";
import { deletionsQuerySchema, deletionsReplySchema } from "#shared/http/contracts/export.ts";
import { statisticsQuerySchema, statisticsReplySchema } from "#shared/http/contracts/statistics.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";
import { statisticsCsv } from "#shared/http/statistics-csv.ts";
import type { RetentionStore } from "#shared/ports/retention-store.ts";

export type Deps = ApiDeps & StatisticsDeps & { readonly retention: RetentionStore };

const build = routesFor<Deps>();
const heads = ["head-of-post", "network-administrator"] as const;

/** What happened at a post, for those who answer for it. */
export const routes: readonly Route<Deps>[] = [
  build.network(["network-administrator"], {
    method: "GET",
    path: "/staff/deletions",
    operationId: "listDeletions",
    summary: "The log of papers deleted on a day (UTC), and whether any are overdue",
    rules: ["D4"],
    params: nothing,
    query: deletionsQuerySchema,
    body: noBody,
    reply: deletionsReplySchema,
    useCase: listDeletions,
  }),
  build.staff(heads, {
    method: "GET",
    path: "/staff/posts/{postId}/statistics",
    operationId: "showStatistics",
    summary: "Figures of a post for each day and calendar between two dates, at most 100 days",
    rules: ["R5", "S3", "S4", "A1", "A7", "E2"],
    params: postParamsSchema,
    query: statisticsQuerySchema,
    body: noBody,
    reply: statisticsReplySchema,
    refusals: ["not-found"],
    useCase: postStatistics,
  }),
  build.staff(heads, {
    method: "GET",
    path: "/staff/posts/{postId}/statistics.csv",
    operationId: "downloadStatistics",
    summary: "The same figures as a table for a spreadsheet",
    rules: ["R5", "S3", "S4", "A1", "A7", "E2"],
    params: postParamsSchema,
    query: statisticsQuerySchema,
    body: noBody,
    reply: z.string(),
    type: "text/csv",
    refusals: ["not-found"],
    useCase: async (deps, call) => {
      const outcome = await postStatistics(deps, call);
      if (!outcome.ok) return outcome;
      if (outcome.value.replayed) throw new Error("a reading is never a repeated command");
      const { postId, from, to } = outcome.value.body;
      const headers = { "Content-Disposition": `attachment; filename="${postId}-${from}-${to}.csv"` };
      return { ok: true, value: { status: 200, headers, body: statisticsCsv(outcome.value.body) } };
    },
  }),
];

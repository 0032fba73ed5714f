import * as z from "zod";
import type { ServicesDeps } from "#shared/application/finance/services-report.ts";
import { servicesReport } from "#shared/application/finance/services-report.ts";
import type { FinanceReadDeps } from "#shared/application/finance/show.ts";
import {
  listCloses,
  listDifferences,
  listSettlements,
  showDay,
  showSettlement,
} from "#shared/application/finance/show.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import { postParamsSchema } from "#shared/http/contracts/desk.ts";
import {
  closeParamsSchema,
  closeReplySchema,
  closesReplySchema,
  differencesQuerySchema,
  differencesReplySchema,
  fileParamsSchema,
  monthQuerySchema,
  servicesQuerySchema,
  servicesReplySchema,
  settlementReplySchema,
  settlementsReplySchema,
} from "#shared/http/contracts/finance.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";
import { servicesCsv } from "#shared/http/services-csv.ts";

export type Deps = ApiDeps & FinanceReadDeps & ServicesDeps;

const build = routesFor<Deps>();
const administrators = ["network-administrator"] as const;
const heads = ["head-of-post", "network-administrator"] as const;

/** What the money did: closed days, settlement files, differences, and a post's services beside its money (T10). */
export const routes: readonly Route<Deps>[] = [
  build.network(administrators, {
    method: "GET",
    path: "/finance/closes",
    operationId: "listCloses",
    summary: "The closed days of a month, with what is wrong with their chain",
    rules: ["T10"],
    params: nothing,
    query: monthQuerySchema,
    body: noBody,
    reply: closesReplySchema,
    useCase: listCloses,
  }),
  build.network(administrators, {
    method: "GET",
    path: "/finance/closes/{date}",
    operationId: "showClose",
    summary: "A UTC day of the ledger by post, partner and channel: as it was closed and as it is, or so far",
    rules: ["T10"],
    params: closeParamsSchema,
    query: nothing,
    body: noBody,
    reply: closeReplySchema,
    useCase: showDay,
  }),
  build.network(administrators, {
    method: "GET",
    path: "/finance/settlements",
    operationId: "listSettlements",
    summary: "The settlement files received in a UTC month, newest first",
    rules: ["T10"],
    params: nothing,
    query: monthQuerySchema,
    body: noBody,
    reply: settlementsReplySchema,
    useCase: listSettlements,
  }),
  build.network(administrators, {
    method: "GET",
    path: "/finance/settlements/{fileId}",
    operationId: "showSettlement",
    summary: "How far a settlement file is, and how many of its rows are of each class",
    rules: ["T10"],
    params: fileParamsSchema,
    query: nothing,
    body: noBody,
    reply: settlementReplySchema,
    refusals: ["not-found"],
    useCase: showSettlement,
  }),
  build.network(administrators, {
    method: "GET",
    path: "/finance/differences",
    operationId: "listDifferences",
    summary: "Differences between accounts, 200 a page",
    rules: ["T10"],
    params: nothing,
    query: differencesQuerySchema,
    body: noBody,
    reply: differencesReplySchema,
    useCase: listDifferences,
  }),
  build.staff(heads, {
    method: "GET",
    path: "/staff/posts/{postId}/services-report",
    operationId: "reportServices",
    summary: "Services delivered × tariff, stamps consumed and money received, at most 31 days",
    rules: ["T10", "T1", "T8", "E2"],
    params: postParamsSchema,
    query: servicesQuerySchema,
    body: noBody,
    reply: servicesReplySchema,
    refusals: ["not-found"],
    useCase: servicesReport,
  }),
  build.staff(heads, {
    method: "GET",
    path: "/staff/posts/{postId}/services-report.csv",
    operationId: "downloadServices",
    summary: "The same report as a table for a spreadsheet",
    rules: ["T10", "T1", "T8", "E2"],
    params: postParamsSchema,
    query: servicesQuerySchema,
    body: noBody,
    reply: z.string(),
    type: "text/csv",
    refusals: ["not-found"],
    useCase: async (deps, call) => {
      const outcome = await servicesReport(deps, call);
      if (!outcome.ok) return outcome;
      if (outcome.value.replayed) throw new Error("a reading is never a repeated command");
      const { postId, from, to } = outcome.value.body;
      const headers = {
        "Content-Disposition": `attachment; filename="services-${postId}-${from}-${to}.csv"`,
      };
      return { ok: true, value: { status: 200, headers, body: servicesCsv(outcome.value.body) } };
    },
  }),
];

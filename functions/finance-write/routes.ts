import type { FinanceWriteDeps } from "#shared/application/finance/deps.ts";
import { importSettlement } from "#shared/application/finance/import-settlement.ts";
import { settleDifference } from "#shared/application/finance/settle-difference.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import {
  changedDifferenceSchema,
  differenceParamsSchema,
  reasonSchema,
  receivedFileSchema,
  settlementFileSchema,
  settlementQuerySchema,
} from "#shared/http/contracts/finance.ts";
import type { Route } from "#shared/http/route.ts";
import { nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & FinanceWriteDeps;

const build = routesFor<Deps>();
const administrators = ["network-administrator"] as const;

/** What the ministry does about money: settlement files and differences (T10). */
export const routes: readonly Route<Deps>[] = [
  build.network(administrators, {
    method: "POST",
    path: "/finance/settlements",
    operationId: "importSettlement",
    summary:
      "Import a channel's settlement file (CSV), all of it or nothing; its rows are matched right after",
    rules: ["T10", "E3"],
    idempotent: "recorded",
    params: nothing,
    query: settlementQuerySchema,
    body: settlementFileSchema,
    bodyType: "csv-bytes",
    reply: receivedFileSchema,
    status: 202,
    refusals: ["settlement-invalid"],
    useCase: importSettlement,
  }),
  build.network(administrators, {
    method: "POST",
    path: "/finance/differences/{differenceId}/explanation",
    operationId: "explainDifference",
    summary: "Explain a difference between accounts",
    rules: ["T10", "E3"],
    idempotent: "recorded",
    params: differenceParamsSchema,
    query: nothing,
    body: reasonSchema,
    reply: changedDifferenceSchema,
    refusals: ["not-found", "difference-wrong-state"],
    useCase: settleDifference("explain"),
  }),
  build.network(administrators, {
    method: "POST",
    path: "/finance/differences/{differenceId}/closure",
    operationId: "closeDifference",
    summary: "Close a difference that is explained",
    rules: ["T10", "E3"],
    idempotent: "recorded",
    params: differenceParamsSchema,
    query: nothing,
    body: reasonSchema,
    reply: changedDifferenceSchema,
    refusals: ["not-found", "difference-wrong-state"],
    useCase: settleDifference("close"),
  }),
];

import { announceTariff, listTariffs, withdrawTariff } from "#shared/application/tariffs/announce-tariff.ts";
import type { TariffDeps } from "#shared/application/tariffs/deps.ts";
import { postRates } from "#shared/application/tariffs/post-rates.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import {
  postedSheetReplySchema,
  rateSheetSchema,
  sheetQuerySchema,
  tariffSchema,
  tariffsReplySchema,
  tariffWithdrawalSchema,
} from "#shared/http/contracts/tariffs.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & TariffDeps;

const build = routesFor<Deps>();
const administrators = ["network-administrator"] as const;

/** Fees and exchange rates, for the ministry: announced ahead, never edited (T1). */
export const routes: readonly Route<Deps>[] = [
  build.network(administrators, {
    method: "GET",
    path: "/staff/tariffs",
    operationId: "listTariffs",
    summary: "Every fee by component: past, in force and announced",
    rules: ["T1"],
    params: nothing,
    query: nothing,
    body: noBody,
    reply: tariffsReplySchema,
    useCase: listTariffs,
  }),
  build.network(administrators, {
    method: "POST",
    path: "/staff/tariffs",
    operationId: "announceTariff",
    summary: "Announce a fee, a day ahead at least",
    rules: ["T1", "E3"],
    idempotent: "recorded",
    params: nothing,
    query: nothing,
    body: tariffSchema,
    reply: tariffSchema,
    status: 201,
    refusals: ["tariff-too-early", "tariff-exists"],
    useCase: announceTariff,
  }),
  build.network(administrators, {
    method: "POST",
    path: "/staff/tariffs/withdrawal",
    operationId: "withdrawTariff",
    summary: "Take an announced fee back before it is in force",
    rules: ["T1", "E3"],
    idempotent: "recorded",
    params: nothing,
    query: nothing,
    body: tariffWithdrawalSchema,
    reply: tariffWithdrawalSchema,
    refusals: ["tariff-unknown", "tariff-in-force"],
    useCase: withdrawTariff,
  }),
  build.network(administrators, {
    method: "POST",
    path: "/staff/rates",
    operationId: "postRates",
    summary: "Post a sheet of exchange rates (CSV), all of it or nothing",
    rules: ["T1", "E3"],
    idempotent: "recorded",
    params: nothing,
    query: sheetQuerySchema,
    body: rateSheetSchema,
    bodyType: "csv",
    reply: postedSheetReplySchema,
    refusals: ["rates-invalid", "busy"],
    useCase: postRates,
  }),
];

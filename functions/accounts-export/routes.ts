import type { ExportingDeps } from "#shared/application/accounts/export-account.ts";
import { exportAccount } from "#shared/application/accounts/export-account.ts";
import { listMessages } from "#shared/application/messages/list-messages.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import { exportReplySchema } from "#shared/http/contracts/export.ts";
import { messagesQuerySchema, messagesReplySchema } from "#shared/http/contracts/messages.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & ExportingDeps;

const build = routesFor<Deps>();

/** Everything that is held on a person, to that person. */
export const routes: readonly Route<Deps>[] = [
  build.person({
    method: "GET",
    path: "/account/export",
    operationId: "exportAccount",
    summary:
      "Everything held on you: account, requests with people and papers, orders with their stamps, messages",
    rules: ["D4", "E2"],
    params: nothing,
    query: nothing,
    body: noBody,
    reply: exportReplySchema,
    refusals: ["account-needed"],
    useCase: exportAccount,
  }),
  build.citizen({
    method: "GET",
    path: "/account/messages",
    operationId: "listMessages",
    summary: "What you were told in the last thirty days, newest first, and what became of each message",
    rules: ["N3", "E2"],
    params: nothing,
    query: messagesQuerySchema,
    body: noBody,
    reply: messagesReplySchema,
    useCase: listMessages,
  }),
];

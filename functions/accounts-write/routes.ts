import type { AccountDeps } from "#shared/application/accounts/deps.ts";
import { saveAccount } from "#shared/application/accounts/save-account.ts";
import { showAccount } from "#shared/application/accounts/show-account.ts";
import { accountBody, accountReply } from "#shared/http/contracts/accounts.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

const build = routesFor<AccountDeps>();

/** Routes of a citizen's own account; both let in a citizen who has not opened it yet. */
export const routes: readonly Route<AccountDeps>[] = [
  build.citizen(
    {
      method: "GET",
      path: "/account",
      operationId: "showAccount",
      summary: "Show your account",
      rules: ["N3", "E2"],
      refusals: ["account-needed"],
      params: nothing,
      query: nothing,
      body: noBody,
      reply: accountReply,
      useCase: showAccount,
    },
    "any",
  ),
  // An agent who could change the address would read what is sent to it.
  build.person(
    {
      method: "PUT",
      path: "/account",
      operationId: "saveAccount",
      summary: "Open your account, or change its language and e-mail",
      rules: ["R2", "N2", "N3"],
      refusals: ["phone-unconfirmed", "busy"],
      params: nothing,
      query: nothing,
      body: accountBody,
      reply: accountReply,
      useCase: saveAccount,
    },
    "any",
  ),
];

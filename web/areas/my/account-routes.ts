import { routesOf } from "#web/app/routes.tsx";
import type { AccountWords } from "#web/areas/my/account-words.ts";

const route = routesOf<AccountWords>("my-account");

/** Messages received, and the account. */
export const accountRoutes = [
  route("/messages", "messages.title", () => import("#web/areas/my/screens/account/messages.tsx")),
  route("/account", "account.title", () => import("#web/areas/my/screens/account/account.tsx")),
  route("/account/phone", "phone.title", () => import("#web/areas/my/screens/account/phone.tsx")),
];

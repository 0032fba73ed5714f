import { routesOf } from "#web/app/routes.tsx";
import type { AccountWords } from "#web/areas/my/account-words.ts";
import type {
  AttachWords,
  BuyWords,
  ChangeWords,
  ListWords,
  OrderWords,
  PayWords,
} from "#web/areas/my/stamps/words.ts";
import type { Words } from "#web/areas/my/words.ts";

const route = routesOf<Words>();

const stamps = routesOf<ListWords>("my-stamps");
const buying = routesOf<BuyWords>("my-stamps-buy");
const paying = routesOf<PayWords>("my-stamps-pay");
const order = routesOf<OrderWords>("my-stamps", "my-stamps-order");
const change = routesOf<ChangeWords>("my-stamps-change");
const attach = routesOf<AttachWords>("my-stamps-attach");
const account = routesOf<AccountWords>("my-account");

/** The screens of this area, by hash; of two that fit, the first. */
export const routes = [
  route("/", "home.title", () => import("#web/areas/my/screens/home.tsx")),

  stamps("/stamps", "stamps.title", () => import("#web/areas/my/screens/stamps/list.tsx")),
  buying("/stamps/buy", "buy.what", () => import("#web/areas/my/screens/stamps/buy.tsx")),
  buying("/stamps/buy/who", "buy.who", () => import("#web/areas/my/screens/stamps/buy-who.tsx")),
  buying("/stamps/buy/check", "buy.check", () => import("#web/areas/my/screens/stamps/buy-check.tsx")),
  attach("/stamps/attach", "attach.title", () => import("#web/areas/my/screens/stamps/attach.tsx")),
  attach(
    "/stamps/request/:requestId",
    "attached.title",
    () => import("#web/areas/my/screens/stamps/of-request.tsx"),
  ),
  order("/stamps/:orderId", "order.title", () => import("#web/areas/my/screens/stamps/order.tsx")),
  paying("/stamps/:orderId/pay", "pay.title", () => import("#web/areas/my/screens/stamps/pay.tsx")),
  change("/stamps/:orderId/cancel", "cancel.ask", () => import("#web/areas/my/screens/stamps/cancel.tsx")),
  change(
    "/stamps/:orderId/refund/:unit",
    "refund.ask",
    () => import("#web/areas/my/screens/stamps/refund.tsx"),
  ),
  change(
    "/stamps/:orderId/new-code/:unit",
    "new-code.ask",
    () => import("#web/areas/my/screens/stamps/new-code.tsx"),
  ),
  account("/messages", "messages.title", () => import("#web/areas/my/screens/account/messages.tsx")),
  account("/account", "account.title", () => import("#web/areas/my/screens/account/account.tsx")),
];

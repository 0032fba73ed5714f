import { routesOf } from "#web/app/routes.tsx";
import type {
  AttachWords,
  BuyWords,
  ChangeWords,
  ListWords,
  OrderWords,
  PayWords,
  ReceiptWords,
} from "#web/areas/my/stamps/words.ts";

const list = routesOf<ListWords>("my-stamps");
const buy = routesOf<BuyWords>("my-stamps-buy");
const pay = routesOf<PayWords>("my-stamps-pay");
const order = routesOf<OrderWords>("my-stamps", "my-stamps-order");
const receipt = routesOf<ReceiptWords>("my-stamps-receipt");
const change = routesOf<ChangeWords>("my-stamps-change");
const attach = routesOf<AttachWords>("my-stamps-attach");

/** Screens of stamps; of two that fit a hash, the first. */
export const stampRoutes = [
  list("/stamps", "stamps.title", () => import("#web/areas/my/screens/stamps/list.tsx")),
  buy("/stamps/new", "buy.what", () => import("#web/areas/my/screens/stamps/new.tsx")),
  buy("/stamps/buy", "buy.what", () => import("#web/areas/my/screens/stamps/buy.tsx")),
  buy("/stamps/buy/who", "buy.who", () => import("#web/areas/my/screens/stamps/buy-who.tsx")),
  buy("/stamps/buy/check", "buy.check", () => import("#web/areas/my/screens/stamps/buy-check.tsx")),
  attach("/stamps/attach", "attach.title", () => import("#web/areas/my/screens/stamps/attach.tsx")),
  attach(
    "/stamps/request/:requestId",
    "attached.title",
    () => import("#web/areas/my/screens/stamps/of-request.tsx"),
  ),
  order("/stamps/:orderId", "order.title", () => import("#web/areas/my/screens/stamps/order.tsx")),
  pay("/stamps/:orderId/pay", "pay.title", () => import("#web/areas/my/screens/stamps/pay.tsx")),
  receipt(
    "/stamps/:orderId/receipt",
    "receipt.title",
    () => import("#web/areas/my/screens/stamps/receipt.tsx"),
  ),
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
];

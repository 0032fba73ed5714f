import { routesOf } from "#web/app/routes.tsx";
import { requestRoutes } from "#web/areas/my/requests/routes.ts";
import type { Words } from "#web/areas/my/words.ts";

const route = routesOf<Words>();

/** The screens of this area, by hash. */
export const routes = [
  route("/", "home.title", () => import("#web/areas/my/screens/home.tsx")),
  ...requestRoutes,
];

import { routesOf } from "#web/app/routes.tsx";
import type { Words } from "#web/areas/styleguide/words.ts";

const route = routesOf<Words>();

/** The screens of this area, by hash. */
export const routes = [route("/", "home.title", () => import("#web/areas/styleguide/screens/home.tsx"))];

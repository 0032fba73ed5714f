import { routesOf } from "#web/app/routes.tsx";
import type { Words } from "#web/areas/draws/words.ts";

const route = routesOf<Words>();
const facts = routesOf<Words>("draws-facts");

/** The screens of this area, by hash. */
export const routes = [
  route("/", "home.title", () => import("#web/areas/draws/screens/home.tsx")),
  facts("/:postId", "draws.name", () => import("#web/areas/draws/screens/post.tsx")),
  facts("/:postId/:drawId", "draws.name", () => import("#web/areas/draws/screens/log.tsx")),
];

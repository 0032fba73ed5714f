import { routesOf } from "#web/app/routes.tsx";
import { Screen as Home } from "#web/areas/draws/screens/home.tsx";
import { Screen as Log } from "#web/areas/draws/screens/log.tsx";
import { Screen as Post } from "#web/areas/draws/screens/post.tsx";
import type { Words } from "#web/areas/draws/words.ts";

const route = routesOf<Words>();
const facts = routesOf<Words>("draws-facts");

/** The screens of this area, by hash; a public page comes in few files, so they come with it. */
export const routes = [
  route("/", "home.title", () => Promise.resolve({ Screen: Home })),
  facts("/:postId", "draws.name", () => Promise.resolve({ Screen: Post })),
  facts("/:postId/:drawId", "draws.name", () => Promise.resolve({ Screen: Log })),
];

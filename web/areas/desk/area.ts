import type { Area } from "#web/app/area.ts";
import { routes } from "#web/areas/desk/routes.ts";

export const area: Area = {
  id: "desk",
  caller: "staff",
  name: "area.name",
  menu: [
    { path: "/", label: "home.title" },
    { path: "/review", label: "review.title" },
    { path: "/stamps", label: "stamps.title" },
    { path: "/behalf", label: "behalf.title" },
  ],
  routes,
  dark: true,
};

import type { Area } from "#web/app/area.ts";
import { routes } from "#web/areas/admin/routes.ts";

export const area: Area = {
  id: "admin",
  caller: "staff",
  name: "area.name",
  menu: [{ path: "/", label: "home.title" }],
  routes,
  dark: true,
};

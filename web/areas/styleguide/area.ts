import type { Area } from "#web/app/area.ts";
import { routes } from "#web/areas/styleguide/routes.ts";

export const area: Area = {
  id: "styleguide",
  caller: undefined,
  name: "area.name",
  menu: [],
  routes,
  dark: true,
};

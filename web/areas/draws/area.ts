import type { Area } from "#web/app/area.ts";
import { routes } from "#web/areas/draws/routes.ts";

/** Draws as anybody reads them (S2): nobody signs in. */
export const area: Area = {
  id: "draws",
  caller: undefined,
  name: "draws.name",
  menu: [],
  routes,
  dark: false,
};

import type { Area } from "#web/app/area.ts";
import { routes } from "#web/areas/admin/routes.ts";

export const area: Area = {
  id: "admin",
  caller: "staff",
  name: "area.name",
  menu: [
    { path: "/", label: "home.title" },
    { path: "/calendars", label: "menu.calendars" },
    { path: "/figures", label: "menu.figures" },
    { path: "/proposals", label: "menu.proposals" },
    { path: "/staff", label: "menu.staff" },
    { path: "/audit", label: "menu.audit" },
  ],
  routes,
  dark: true,
};

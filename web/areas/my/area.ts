import type { Area } from "#web/app/area.ts";
import { routes } from "#web/areas/my/routes.ts";

export const area: Area = {
  id: "my",
  caller: "citizen",
  name: "area.name",
  menu: [
    { path: "/", label: "area.name" },
    { path: "/stamps", label: "nav.stamps" },
    { path: "/messages", label: "nav.messages" },
    { path: "/account", label: "nav.account" },
  ],
  routes,
  dark: false,
};

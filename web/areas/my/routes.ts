import { routesOf } from "#web/app/routes.tsx";
<<<<<<< HEAD
import { requestRoutes } from "#web/areas/my/requests/routes.ts";
=======
import { appointmentRoutes } from "#web/areas/my/appointments/routes.ts";
>>>>>>> c2
import type { Words } from "#web/areas/my/words.ts";

const route = routesOf<Words>();

/** The screens of this area, by hash. */
export const routes = [
  route("/", "home.title", () => import("#web/areas/my/screens/home.tsx")),
<<<<<<< HEAD
  ...requestRoutes,
=======
  ...appointmentRoutes,
>>>>>>> c2
];

import { routesOf } from "#web/app/routes.tsx";
import type { Words } from "#web/areas/desk/words.ts";
import type { en as behalf } from "#web/i18n/desk-behalf/en.ts";
import type { en as day } from "#web/i18n/desk-day/en.ts";
import type { en as review } from "#web/i18n/desk-review/en.ts";

const onDay = routesOf<Words & typeof day>("desk-day");
const inReview = routesOf<Words & typeof review>("desk-review");
const onBehalf = routesOf<Words & typeof behalf>("desk-behalf");

/** The screens of this area, by hash. */
export const routes = [
  onDay("/", "home.title", () => import("#web/areas/desk/screens/home.tsx")),
  onDay(
    "/days/:date/visits/:appointmentId",
    "visit.title",
    () => import("#web/areas/desk/screens/visit.tsx"),
  ),
  onDay("/scan", "scan.title", () => import("#web/areas/desk/screens/scan.tsx")),
  onDay("/stamps", "stamps.title", () => import("#web/areas/desk/screens/stamps.tsx")),
  inReview("/review", "review.title", () => import("#web/areas/desk/screens/queue.tsx")),
  inReview("/review-late", "late.title", () => import("#web/areas/desk/screens/late.tsx")),
  inReview("/review/:requestId", "review.one", () => import("#web/areas/desk/screens/review.tsx")),
  onBehalf("/behalf", "behalf.title", () => import("#web/areas/desk/screens/behalf.tsx")),
  onBehalf(
    "/behalf/:requestId",
    "behalf.request",
    () => import("#web/areas/desk/screens/behalf-request.tsx"),
  ),
];

import type { RouteData } from "#shared/http/route.ts";

/** What the gateway needs to know of a route. */
export type GatewayRoute = Pick<RouteData, "method" | "path" | "operationId"> & { readonly access: { readonly kind: string } };

const r = (kind: string, line: string): GatewayRoute[] =>
  line.split("; ").map((entry) => {
    const [method = "", path = ""] = entry.split(" ");
    // @ts-expect-error temporary
    return { method, path, operationId: entry, access: { kind } };
  });

/** Routes of each API function, as its own route table has them. */
export const apiRoutes = {
  "accounts-write": r("citizen", "GET /account; PUT /account"),
  "catalogue-read": r("public", "GET /posts; GET /posts/{postId}; GET /procedures"),
  "requests-read": r("citizen", "GET /requests; GET /requests/{requestId}; GET /requests/{requestId}/days; GET /requests/{requestId}/days/{date}/slots; GET /requests/{requestId}/appointment; GET /requests/{requestId}/appointment/calendar.ics"),
  "requests-write": r("citizen", "POST /requests; POST /requests/{requestId}/submission"),
  "reviews-decide": r("staff", "GET /staff/posts/{postId}/requests/{requestId}; POST /staff/posts/{postId}/requests/{requestId}/review"),
  "appointments-write": r("citizen", "POST /requests/{requestId}/hold; DELETE /requests/{requestId}/hold; POST /requests/{requestId}/appointment"),
  "orders-read": r("citizen", "GET /orders/{orderId}"),
  "orders-write": r("citizen", "POST /orders; POST /orders/{orderId}/payment"),
  "payments-callback": r("public", "POST /payments/cmi/callback"),
  "desk-read": r("staff", "GET /desk/posts/{postId}/visits; GET /desk/posts/{postId}/days/{date}/visits/{appointmentId}; POST /desk/posts/{postId}/stamp-checks"),
  "desk-write": r("staff", "POST /desk/posts/{postId}/days/{date}/visits/{appointmentId}/closing"),
  "partners-redeem": r("partner", "POST /partner/stamps/verification; POST /partner/reservations; POST /partner/reservations/{reservationId}/commit; DELETE /partner/reservations/{reservationId}"),
};

/** The functions behind the REST API. */
export type ApiFunctionName = keyof typeof apiRoutes;

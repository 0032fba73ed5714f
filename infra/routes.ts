import { routes as accountsExport } from "#functions/accounts-export/routes.ts";
import { routes as accountsPhone } from "#functions/accounts-phone/routes.ts";
import { routes as accountsWrite } from "#functions/accounts-write/routes.ts";
import { routes as appointmentsWrite } from "#functions/appointments-write/routes.ts";
import { routes as auditRead } from "#functions/audit-read/routes.ts";
import { routes as calendarsWrite } from "#functions/calendars-write/routes.ts";
import { routes as catalogueRead } from "#functions/catalogue-read/routes.ts";
import { routes as convocationsRead } from "#functions/convocations-read/routes.ts";
import { routes as deskRead } from "#functions/desk-read/routes.ts";
import { routes as deskWrite } from "#functions/desk-write/routes.ts";
import { routes as documentsGrant } from "#functions/documents-grant/routes.ts";
import { routes as documentsOpen } from "#functions/documents-open/routes.ts";
import { routes as financeRead } from "#functions/finance-read/routes.ts";
import { routes as financeWrite } from "#functions/finance-write/routes.ts";
import { routes as mandatesWrite } from "#functions/mandates-write/routes.ts";
import { routes as ordersRead } from "#functions/orders-read/routes.ts";
import { routes as ordersWrite } from "#functions/orders-write/routes.ts";
import { routes as partnersRedeem } from "#functions/partners-redeem/routes.ts";
import { routes as paymentsCallback } from "#functions/payments-callback/routes.ts";
import { routes as proposalsDecide } from "#functions/proposals-decide/routes.ts";
import { routes as receiptsRead } from "#functions/receipts-read/routes.ts";
import { routes as requestsRead } from "#functions/requests-read/routes.ts";
import { routes as requestsWrite } from "#functions/requests-write/routes.ts";
import { routes as reviewsDecide } from "#functions/reviews-decide/routes.ts";
import { routes as staffRead } from "#functions/staff-read/routes.ts";
import { routes as staffWrite } from "#functions/staff-write/routes.ts";
import { routes as stampsAdminister } from "#functions/stamps-administer/routes.ts";
import { routes as stampsWrite } from "#functions/stamps-write/routes.ts";
import { routes as statisticsRead } from "#functions/statistics-read/routes.ts";
import { routes as tariffsWrite } from "#functions/tariffs-write/routes.ts";
import type { RouteData } from "#shared/http/route.ts";

/** The route table of each function behind the REST API: resources and methods are made from it. */
export const apiRoutes = {
  "accounts-export": accountsExport,
  "accounts-phone": accountsPhone,
  "accounts-write": accountsWrite,
  "appointments-write": appointmentsWrite,
  "audit-read": auditRead,
  "calendars-write": calendarsWrite,
  "catalogue-read": catalogueRead,
  "convocations-read": convocationsRead,
  "desk-read": deskRead,
  "desk-write": deskWrite,
  "documents-grant": documentsGrant,
  "finance-read": financeRead,
  "finance-write": financeWrite,
  "documents-open": documentsOpen,
  "mandates-write": mandatesWrite,
  "orders-read": ordersRead,
  "orders-write": ordersWrite,
  "partners-redeem": partnersRedeem,
  "payments-callback": paymentsCallback,
  "proposals-decide": proposalsDecide,
  "receipts-read": receiptsRead,
  "requests-read": requestsRead,
  "requests-write": requestsWrite,
  "reviews-decide": reviewsDecide,
  "staff-read": staffRead,
  "staff-write": staffWrite,
  "stamps-administer": stampsAdminister,
  "stamps-write": stampsWrite,
  "statistics-read": statisticsRead,
  "tariffs-write": tariffsWrite,
} as const satisfies Readonly<Record<string, readonly RouteData[]>>;

/** The functions behind the REST API. */
export type ApiFunctionName = keyof typeof apiRoutes;

import { routesOf } from "#web/app/routes.tsx";
import type { Words } from "#web/areas/admin/words.ts";
import type { CalendarWords } from "#web/areas/admin/words-calendars.ts";
import type { DecisionWords } from "#web/areas/admin/words-decisions.ts";
import type { FigureWords } from "#web/areas/admin/words-figures.ts";
import type { MoneyWords } from "#web/areas/admin/words-money.ts";
import type { StaffWords } from "#web/areas/admin/words-staff.ts";

const route = routesOf<Words>();
const calendars = routesOf<CalendarWords>("admin-calendars");
const figures = routesOf<FigureWords>("admin-figures");
const money = routesOf<MoneyWords>("admin-money");
const decisions = routesOf<DecisionWords>("admin-decisions");
const staff = routesOf<StaffWords>("admin-staff");

/** The screens of this area, by hash. */
export const routes = [
  route("/", "home.title", () => import("#web/areas/admin/screens/home.tsx")),

  calendars("/calendars", "calendars.title", () => import("#web/areas/admin/screens/calendars.tsx")),
  calendars(
    "/calendars/:calendarId",
    "calendar.title",
    () => import("#web/areas/admin/screens/calendar.tsx"),
  ),
  calendars(
    "/calendars/:calendarId/conflicts",
    "conflicts.title",
    () => import("#web/areas/admin/screens/conflicts.tsx"),
  ),

  figures("/figures", "figures.title", () => import("#web/areas/admin/screens/figures.tsx")),
  figures("/services", "services.title", () => import("#web/areas/admin/screens/services.tsx")),
  figures("/agents", "agents.title", () => import("#web/areas/admin/screens/agents.tsx")),
  figures("/breaches", "breaches.title", () => import("#web/areas/admin/screens/breaches.tsx")),

  money("/closes", "closes.title", () => import("#web/areas/admin/screens/closes.tsx")),
  money("/closes/:date", "close.title", () => import("#web/areas/admin/screens/close.tsx")),
  money("/settlements", "settlements.title", () => import("#web/areas/admin/screens/settlements.tsx")),
  money("/differences", "differences.title", () => import("#web/areas/admin/screens/differences.tsx")),
  money("/procedures", "procedures.title", () => import("#web/areas/admin/screens/procedures.tsx")),
  money("/tariffs", "tariffs.title", () => import("#web/areas/admin/screens/tariffs.tsx")),
  money("/rates", "rates.title", () => import("#web/areas/admin/screens/rates.tsx")),
  money("/deletions", "deletions.title", () => import("#web/areas/admin/screens/deletions.tsx")),

  decisions("/proposals", "proposals.title", () => import("#web/areas/admin/screens/proposals.tsx")),
  decisions("/proposals/new", "propose.title", () => import("#web/areas/admin/screens/propose.tsx")),
  decisions("/refunds", "refunds.title", () => import("#web/areas/admin/screens/refunds.tsx")),
  decisions("/draws", "draws.title", () => import("#web/areas/admin/screens/draws.tsx")),
  decisions("/draws/new", "draw-new.title", () => import("#web/areas/admin/screens/draw-new.tsx")),

  staff("/staff", "staff.title", () => import("#web/areas/admin/screens/staff.tsx")),
  staff("/staff/new", "add.title", () => import("#web/areas/admin/screens/member-new.tsx")),
  staff("/staff/:staffId", "member.title", () => import("#web/areas/admin/screens/member.tsx")),
  staff("/audit", "audit.title", () => import("#web/areas/admin/screens/audit.tsx")),
];

/** Pictures that `npm run screens` takes, in French and Arabic, at 360 and 1280 px: add a line for each screen. */
export interface Picture {
  readonly name: string;
  /** Below the language: `my/#/requests`. */
  readonly path: string;
  readonly as?:
    | "citizen"
    | "officer.paris@wisal.example"
    | "head.paris@wisal.example"
    | "network@wisal.example";
}

const adminScreens = [
  "calendars",
  "calendars/acts",
  "calendars/acts/conflicts",
  "figures",
  "services",
  "agents",
  "breaches",
  "proposals",
  "proposals/new",
  "refunds",
  "draws",
  "draws/new",
  "staff",
  "staff/new",
  "audit",
];
const networkScreens = [
  "closes",
  "settlements",
  "differences",
  "procedures",
  "tariffs",
  "rates",
  "deletions",
];

export const pictures: readonly Picture[] = [
  { name: "first-page", path: "" },
  { name: "post-chosen", path: "?post=be-liege&procedure=passport-adult" },
  { name: "help", path: "help/" },
  { name: "draws", path: "draws/" },
  { name: "draws-of-a-post", path: "draws/#/fr-paris" },
  { name: "styleguide", path: "styleguide/" },
  { name: "my-sign-in", path: "my/" },
  { name: "my-home", path: "my/#/", as: "citizen" },
  { name: "my-stamps", path: "my/#/stamps", as: "citizen" },
  { name: "my-stamps-buy", path: "my/#/stamps/buy", as: "citizen" },
  {
    name: "my-stamps-who",
    path: "my/#/stamps/buy/who?procedure=passport-adult&post=fr-paris",
    as: "citizen",
  },
  {
    name: "my-stamps-check",
    path: "my/#/stamps/buy/check?procedure=passport-adult&post=fr-paris&quantity=2",
    as: "citizen",
  },
  { name: "my-stamps-attach", path: "my/#/stamps/attach", as: "citizen" },
  { name: "my-messages", path: "my/#/messages", as: "citizen" },
  { name: "my-account", path: "my/#/account", as: "citizen" },
  { name: "my-account-phone", path: "my/#/account/phone", as: "citizen" },
  { name: "my-new-procedure", path: "my/#/new/procedure", as: "citizen" },
  { name: "my-new-post", path: "my/#/new/post?procedure=passport-adult", as: "citizen" },
  { name: "my-new-people", path: "my/#/new/people?procedure=passport-adult&post=fr-paris", as: "citizen" },
  {
    name: "my-new-person",
    path: "my/#/new/person?procedure=passport-adult&post=fr-paris&people=2",
    as: "citizen",
  },
  { name: "desk-home", path: "desk/#/", as: "officer.paris@wisal.example" },
  { name: "desk-scan", path: "desk/#/scan", as: "officer.paris@wisal.example" },
  { name: "desk-stamps", path: "desk/#/stamps", as: "officer.paris@wisal.example" },
  { name: "desk-review", path: "desk/#/review", as: "officer.paris@wisal.example" },
  { name: "desk-behalf", path: "desk/#/behalf", as: "officer.paris@wisal.example" },
  { name: "admin-home", path: "admin/#/", as: "head.paris@wisal.example" },
  ...adminScreens.map((path) => ({
    name: `admin-${path.replaceAll("/", "-")}`,
    path: `admin/#/${path}`,
    as: "head.paris@wisal.example" as const,
  })),
  ...networkScreens.map((path) => ({
    name: `admin-${path}`,
    path: `admin/#/${path}`,
    as: "network@wisal.example" as const,
  })),
];

/** Who looks at a screen. */
export type Who = "nobody" | "citizen" | "officer" | "acting" | "head" | "network";

/** A screen to be looked at. */
export interface Picture {
  readonly name: string;
  /** Below the language: `my/#/requests`. What stands in braces is the address of an exhibit: `{draft}`. */
  readonly path: string;
  readonly as: Who;
}

type Rows = Readonly<Record<string, string>>;

const pictured = (as: Who, area: string, rows: Rows): readonly Picture[] =>
  Object.entries(rows).map(([name, path]) => ({ as, name: `${area}-${name}`, path: `${area}/#${path}` }));

const open: readonly Picture[] = [
  { as: "nobody", name: "first-page", path: "" },
  { as: "nobody", name: "post-chosen", path: "?post=be-liege&procedure=passport-adult" },
  { as: "nobody", name: "help", path: "help/" },
  { as: "nobody", name: "styleguide", path: "styleguide/" },
  { as: "nobody", name: "my-sign-in", path: "my/" },
  { as: "nobody", name: "desk-sign-in", path: "desk/" },
  ...pictured("nobody", "draws", { home: "/", post: "/{drawPost}", log: "/{drawPost}/{drawId}" }),
];

const chosen = "procedure=passport-adult&post=fr-paris";

const requests = pictured("citizen", "my", {
  home: "/",
  new: "/new",
  "new-procedure": "/new/procedure",
  "new-post": "/new/post?procedure=passport-adult",
  "new-people": `/new/people?${chosen}`,
  "new-person": `/new/person?${chosen}&people=2`,
  "draft-people": "/requests/{draft}/people",
  "draft-person": "/requests/{draft}/people/2?of=2",
  "draft-post": "/requests/{draft}/post",
  "draft-papers": "/requests/{draft}/papers",
  "draft-paper": "/requests/{draft}/papers/1/proof-of-residence",
  "draft-paper-good": "/requests/{draft}/papers/1/passport-or-cnie",
  "draft-paper-bad": "/requests/{draft}/papers/2/passport-or-cnie",
  "draft-check": "/requests/{draft}/check",
  "request-draft": "/requests/{draft}",
  "request-sent": "/requests/{inReview}/sent",
  "request-in-review": "/requests/{inReview}",
  "request-corrected": "/requests/{corrected}",
  "paper-refused": "/requests/{corrected}/papers/1/proof-of-residence",
  "request-valid": "/requests/{toBook}",
  "request-booked": "/requests/{booked}",
  "request-withdrawn": "/requests/{withdrawn}",
  withdrawal: "/requests/{inReview}/withdrawal",
  erasure: "/requests/{withdrawn}/erasure",
  "request-unknown": "/requests/req_unknown",
});

const appointments = pictured("citizen", "my", {
  // Kept for ten minutes: the first to be looked at.
  hold: "/requests/{toBook}/hold",
  slots: "/requests/{toBook}/slots",
  "slots-day": "/requests/{toBook}/slots/{date}",
  move: "/requests/{booked}/move/{slotId}",
  appointment: "/requests/{booked}/appointment",
  "appointment-cancel": "/requests/{booked}/appointment/cancel",
  "appointment-cancelled": "/requests/{cancelled}/appointment",
  "waiting-new": "/requests/{toBook}/waiting",
  waiting: "/requests/{waiting}/waiting",
  "waiting-offered": "/requests/{offered}/waiting",
  offer: "/requests/{offered}/offer",
  "request-draw": "/requests/{drawn}/draw",
  "request-draws-none": "/requests/{toBook}/draw",
  "draw-wishes": "/requests/{waiting}/draw/{drawId}",
  "draw-registered": "/requests/{drawn}/draw/{drawId}",
});

const stamps = pictured("citizen", "my", {
  stamps: "/stamps",
  "stamps-new": "/stamps/new?request={toBook}",
  "stamps-buy": "/stamps/buy",
  "stamps-who": `/stamps/buy/who?${chosen}`,
  "stamps-check": `/stamps/buy/check?${chosen}&quantity=2`,
  "stamps-pay": "/stamps/{unpaid}/pay",
  "stamps-declined": "/stamps/{unpaid}/pay?declined=1",
  "stamps-counter": "/stamps/{counter}/pay?by=agency",
  "stamps-order": "/stamps/{paid}",
  "stamps-unpaid": "/stamps/{unpaid}",
  "stamps-receipt": "/stamps/{paid}/receipt",
  "stamps-cancel": "/stamps/{unpaid}/cancel",
  "stamps-refund": "/stamps/{paid}/refund/2",
  "stamps-new-code": "/stamps/{paid}/new-code/2",
  "stamps-attach": "/stamps/attach",
  "stamps-attach-own": "/stamps/attach?order={paid}&unit=2",
  "stamps-of-request": "/stamps/request/{booked}",
  messages: "/messages",
  account: "/account",
  "account-phone": "/account/phone",
});

const desk = [
  ...pictured("officer", "desk", {
    home: "/",
    "visit-due": "/days/{today}/visits/{due}",
    "visit-here": "/days/{today}/visits/{here}",
    "visit-served": "/days/{today}/visits/{served}",
    scan: "/scan",
    stamps: "/stamps",
    review: "/review",
    "review-one": "/review/{toJudge}",
    behalf: "/behalf",
  }),
  ...pictured("head", "desk", { "review-late": "/review-late" }),
  ...pictured("acting", "desk", { acting: "/behalf", "acting-request": "/behalf/{actedFor}" }),
];

const head = pictured("head", "admin", {
  home: "/",
  calendars: "/calendars",
  calendar: "/calendars/acts",
  conflicts: "/calendars/acts/conflicts",
  figures: "/figures",
  services: "/services",
  agents: "/agents",
  breaches: "/breaches",
  proposals: "/proposals",
  propose: "/proposals/new",
  refunds: "/refunds",
  draws: "/draws",
  "draw-new": "/draws/new",
  staff: "/staff",
  "staff-new": "/staff/new",
  member: "/staff/{member}",
  audit: "/audit",
  "not-mine": "/tariffs",
});

const network = pictured("network", "admin", {
  "network-home": "/?post=fr-paris",
  closes: "/closes",
  close: "/closes/{today}",
  settlements: "/settlements",
  settlement: "/settlements?file={fileId}",
  differences: "/differences?state=open",
  "differences-explained": "/differences?state=explained",
  "differences-closed": "/differences?state=closed",
  procedures: "/procedures",
  tariffs: "/tariffs",
  rates: "/rates",
  deletions: "/deletions",
  "network-staff": "/staff",
  "network-figures": "/figures?post=fr-paris",
});

/** All that `npm run screens` saves: every screen of every area, more than once where its states differ. */
export const pictures: readonly Picture[] = [
  ...open,
  ...appointments,
  ...requests,
  ...stamps,
  ...desk,
  ...head,
  ...network,
];

/** The path of a picture, with the exhibits it shows. @throws where one is missing. */
export const pathOf = ({ path }: Picture, exhibits: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const found = exhibits[name];
    if (found === undefined) throw new Error(`No exhibit is called ${name}`);
    return found;
  });

import { newPerson } from "../support/people.ts";
import { personal } from "../support/traces.ts";

export type Who = "citizen" | "officer" | "network" | "partner";

/** A request that must be refused, and how. */
export interface BadInput {
  readonly given: string;
  readonly who?: Who;
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The Idempotency-Key; `null` sends none. */
  readonly key?: string | null;
  readonly status: number;
  readonly code: string;
  /** Pointer and code of each field at fault. */
  readonly faults: readonly string[];
}

type More = Partial<BadInput>;
type Faults = string | readonly string[];
const row =
  (path: string, common: More = {}) =>
  (given: string, body: unknown, faults: Faults, more: More = {}): BadInput => {
    const told = typeof faults === "string" ? [faults] : faults;
    return { given, path, body, status: 400, code: "invalid-input", faults: told, ...common, ...more };
  };

/** The person in these requests; the answers must not repeat the name. */
export const person = newPerson();
const act = "signature-legalisation";
const request = (more: object = {}) => ({
  ...{ postId: "fr-paris", procedureId: act, beneficiaries: [person] },
  ...more,
});
const people = (...beneficiaries: readonly object[]) => request({ beneficiaries });
const one = (more: object) => people({ ...person, ...more });
const order = (more: object) => ({
  ...{ postId: "fr-paris", items: [{ procedureId: act, quantity: 1 }], phone: personal("+33639980199") },
  ...more,
});
const items = (...quantities: readonly number[]) =>
  order({ items: quantities.map((quantity) => ({ procedureId: act, quantity })) });
const buying = (procedureId: string) => order({ items: [{ procedureId, quantity: 1 }] });

const filing = row("/requests");
const ordering = row("/orders");
const reading = (given: string, path: string, faults: Faults, more: More = {}) =>
  row(path, { method: "GET" })(given, undefined, faults, more);
const desk = (given: string, path: string, body: unknown, faults: Faults) =>
  row(`/desk/posts/fr-paris/${path}`, { who: "officer" })(given, body, faults);

const first = "/body/beneficiaries/0";
const malformed = { status: 400, code: "malformed-json" };
const unsupported = { status: 415, code: "unsupported-media-type" };
const keyMissing = { status: 400, code: "idempotency-key-missing" };
const notFound = { status: 404, code: "not-found" };
const rule = (code: string) => ({ status: 422, code });
const typed = (type: string) => ({ headers: { "content-type": type } });

const unknownOrder = "ord_ABCDEFGH23456789";
const slip = (more: object) => ({
  ...{ terminalId: "TPE-0042", receiptNumber: "17", approvalCode: "A1B2C3" },
  ...{ amount: { amount: 2000, currency: "MAD" }, date: "2026-11-21" },
  ...more,
});
const slipping = (given: string, more: object, faults: Faults) =>
  desk(given, `orders/${unknownOrder}/terminal-receipts`, slip(more), faults);
const paying = row(`/orders/${unknownOrder}/payments`);
const unsigned = { status: 401, code: "signature-invalid" };

/** Payments by channels that are none, slips that cannot be, and networks that did not sign (T2). */
export const payments: readonly BadInput[] = [
  paying("a channel that there is none of", { channel: "cheque" }, "/body/channel invalid-value"),
  paying("a channel that the post records", { channel: "terminal" }, "/body/channel invalid-value"),
  paying("no channel", {}, "/body/channel missing"),
  paying("an order that does not exist", { channel: "agency" }, [], notFound),
  slipping("a terminal of spaces", { terminalId: "    " }, "/body/terminalId invalid-code"),
  slipping("a slip of letters", { receiptNumber: "12a" }, "/body/receiptNumber invalid-code"),
  slipping("an impossible day", { date: "2026-02-30" }, "/body/date impossible-date"),
  slipping(
    "an amount that is a fraction",
    { amount: { amount: 0.5, currency: "MAD" } },
    "/body/amount/amount invalid-type",
  ),
  row("/payments/agency/lookups")(
    "a wrong check digit",
    { reference: "123456789093" },
    "/body/reference invalid-reference",
  ),
  row("/payments/agency/lookups")("no signature", { reference: "123456789092" }, [], unsigned),
];

/** Bodies that cannot be read, or are no request at all. */
export const shapes: readonly BadInput[] = [
  filing("malformed JSON", '{"postId":', [], malformed),
  filing("control characters", "\u0000\u0001", [], malformed),
  filing("plain text", "{}", [], { ...unsupported, ...typed("text/plain") }),
  filing("a form", "a=1", [], { ...unsupported, ...typed("application/x-www-form-urlencoded") }),
  filing("no body", undefined, "/body missing"),
  filing("a list", [], "/body invalid-type"),
  filing("null", "null", "/body invalid-type"),
  filing("10,000 nested lists", `${"[".repeat(10_000)}${"]".repeat(10_000)}`, "/body invalid-type"),
  filing("an unknown field", request({ nickname: "x" }), "/body/nickname unknown-field"),
  filing("an unknown field of a person", one({ age: 3 }), `${first}/age unknown-field`),
  filing(
    "__proto__",
    `{"__proto__":{},${JSON.stringify(request()).slice(1)}`,
    "/body/__proto__ unknown-field",
  ),
  filing("text for a list", request({ beneficiaries: "me" }), "/body/beneficiaries invalid-type"),
  filing("a number for a name", one({ familyName: 7 }), `${first}/familyName invalid-type`),
  filing("no post", { ...request(), postId: undefined }, "/body/postId missing"),
  filing("a person without a name", one({ familyName: undefined }), `${first}/familyName missing`),
  reading("a cursor that is none", "/orders?cursor=abc", "/query/cursor invalid-cursor"),
  reading("a page too long", "/account/messages?limit=51", "/query/limit too-many"),
  reading("an unknown query parameter", "/requests?sort=up", "/query/sort unknown-field"),
  row("/requests/req_ABCDEFGH23456789/submission")("a body where there is none", {}, "/body invalid-type"),
];

/** People who cannot be, or not for this procedure (R2). */
export const persons: readonly BadInput[] = [
  filing("30 February", one({ birthDate: "2026-02-30" }), `${first}/birthDate impossible-date`),
  filing("29 February 1999", one({ birthDate: "1999-02-29" }), `${first}/birthDate impossible-date`),
  filing("a date with a time", one({ birthDate: "1990-01-01T00:00Z" }), `${first}/birthDate impossible-date`),
  filing("a birth in the future", one({ birthDate: "2199-01-01" }), `${first}/birthDate in-the-future`),
  filing("a birth before 1900", one({ birthDate: "1899-12-31" }), `${first}/birthDate too-early`),
  filing("nobody", people(), "/body/beneficiaries too-few"),
  filing(
    "seven people",
    people(...Array.from({ length: 7 }, () => newPerson())),
    "/body/beneficiaries too-many",
  ),
  filing(
    "the same person twice",
    people(person, { ...person, cin: person.cin.toUpperCase() }),
    "/body/beneficiaries/1 beneficiary-repeated",
    rule("beneficiary-repeated"),
  ),
  filing(
    "a child for an adult's passport",
    request({
      procedureId: "passport-adult",
      beneficiaries: [{ familyName: personal("Alamizx"), birthDate: "2020-01-01" }],
    }),
    `${first}/birthDate minor-not-allowed`,
    rule("minor-not-allowed"),
  ),
  filing(
    "an adult for a child's passport",
    request({ procedureId: "passport-minor" }),
    `${first}/birthDate adult-not-allowed`,
    rule("adult-not-allowed"),
  ),
  filing("a child with a CIN", one({ birthDate: "2020-01-01" }), `${first}/cin minor-has-no-cin`),
  filing("an adult without a number", one({ cin: undefined }), `${first}/cin cin-or-passport-needed`),
  filing("a CIN of four letters", one({ cin: "ABCD123" }), `${first}/cin invalid-cin`),
  filing(
    "Arabic for Latin script",
    one({ familyName: personal("العلوي") }),
    `${first}/familyName not-latin-script`,
  ),
  filing(
    "Latin for Arabic script",
    one({ familyNameArabic: "Alami" }),
    `${first}/familyNameArabic not-arabic-script`,
  ),
  filing("a picture in a name", one({ familyName: "Ala😀ui" }), `${first}/familyName not-latin-script`),
  filing(
    "a name that turns round",
    one({ familyName: "Ala\u202eui" }),
    `${first}/familyName not-latin-script`,
  ),
  filing("a name of 61 letters", one({ familyName: "A".repeat(61) }), `${first}/familyName too-long`),
  filing(
    "an unknown post",
    request({ postId: "fr-atlantis" }),
    "/body/postId unknown-post",
    rule("procedure-not-offered"),
  ),
  filing(
    "an unknown procedure",
    request({ procedureId: "moon-passport" }),
    "/body/procedureId unknown-procedure",
    rule("procedure-not-offered"),
  ),
  filing("a post that climbs", request({ postId: "../../etc" }), "/body/postId invalid-id"),
];

/** Orders that nobody could deliver or pay (T1, T2). */
export const purchases: readonly BadInput[] = [
  ordering("a phone of no country", order({ phone: personal("+99912345678") }), "/body/phone phone-invalid"),
  ordering("a phone without its country", order({ phone: "0612345678" }), "/body/phone phone-invalid"),
  ordering("a phone of three digits", order({ phone: "+33 6" }), "/body/phone phone-invalid"),
  ordering("letters for a phone", order({ phone: "+33 ROSES" }), "/body/phone phone-invalid"),
  ordering("no e-mail address", order({ email: "nobody" }), "/body/email email-invalid"),
  ordering("no stamp", items(0), "/body/items/0/quantity too-small"),
  ordering("eleven stamps", items(11), ["/body/items/0/quantity too-big", "/body/items too-many-stamps"]),
  ordering("eleven stamps in two lines", items(1, 10), "/body/items too-many-stamps"),
  ordering("half a stamp", items(0.5), "/body/items/0/quantity invalid-type"),
  ordering("an unknown act", buying("moon-passport"), "/body/items/0/procedureId unknown-procedure"),
  ordering(
    "an act free of charge",
    buying("document-collection"),
    "/body/items/0/procedureId nothing-to-pay",
    rule("nothing-to-pay"),
  ),
  ordering("an unknown post", order({ postId: "fr-atlantis" }), "/body/postId unknown-post"),
];

const invalidId = "/path/requestId invalid-id";
const keyFormat = "/header/Idempotency-Key invalid-format";

/** Headers, addresses and codes. */
export const keysAndPaths: readonly BadInput[] = [
  filing("no Idempotency-Key", request(), "/header/Idempotency-Key missing", { ...keyMissing, key: null }),
  filing("a key of four letters", request(), keyFormat, { ...keyMissing, key: "abcd" }),
  filing("a key of 129 letters", request(), keyFormat, { ...keyMissing, key: "a".repeat(129) }),
  reading("an unknown path", "/nothing/here", [], notFound),
  row("/posts", { method: "DELETE" })("a wrong method", undefined, [], notFound),
  reading("a percent-coded slash in an id", "/requests/req_..%2f..%2fposts", invalidId),
  reading("a null byte in an id", "/requests/req_ABCDEFGH%0023456789", invalidId),
  reading("an id of another kind", "/requests/ord_ABCDEFGH23456789", invalidId),
  reading("a key's separator in an id", "/requests/req_ABCDEFGH%23STATE", invalidId),
  reading("a broken percent code", "/requests/req_%E0%A4%A", invalidId),
  reading("an id of 5,000 letters", `/requests/req_${"A".repeat(5000)}`, invalidId),
  reading("a request that never was", "/requests/req_ABCDEFGH23456789", [], notFound),
  reading(
    "an impossible day",
    "/requests/req_ABCDEFGH23456789/days/2026-02-30/slots",
    "/path/date impossible-date",
  ),
  reading("visits of no day and no reference", "/desk/posts/fr-paris/visits", "/query date-or-reference", {
    who: "officer",
  }),
  reading(
    "visits of a day and a reference",
    "/desk/posts/fr-paris/visits?date=2026-12-01&reference=req_ABCDEFGH23456789",
    "/query date-or-reference",
    { who: "officer" },
  ),
  desk(
    "a desk with spaces",
    "days/2026-12-01/visits/apt_ABCDEFGH23456789/closing",
    { desk: "no 3", stampCodes: [] },
    "/body/desk desk-format",
  ),
  desk("a code of 15 digits", "stamp-checks", { code: "123456789012345" }, "/body/code stamp-code-format"),
  row("/partner/stamps/verification", { who: "partner" })(
    "letters for a code",
    { code: "ABCD EFGH IJKL MNOP", procedureId: "passport-adult" },
    "/body/code stamp-code-format",
  ),
  row("/partner/reservations", { who: "partner" })(
    "a reference with a person's name in it",
    { code: "0000000000000000", procedureId: "passport-adult", reference: "Mme Alami" },
    "/body/reference reference-format",
  ),
  filing("a header beyond ASCII", [], "/body invalid-type", {
    headers: { "accept-language": "\u00d9\u0085" },
  }),
  reading("9 KB of a header nobody knows", "/requests/req_ABCDEFGH23456789", [], {
    ...notFound,
    headers: { "x-long": "a".repeat(9000) },
  }),
];

const waiting = (more: object = {}) => ({ mode: "offer", from: "2026-12-01", to: "2026-12-02", ...more });
const putting = (path: string) => row(`/requests/req_ABCDEFGH23456789/${path}`, { method: "PUT" });
const treasury = (path: string, more: More = {}) => row(`/finance/${path}`, { who: "network", ...more });
const ministry = (path: string, more: More = {}) => row(`/staff/${path}`, { who: "network", ...more });
const tariff = (more: object = {}) => ({
  ...{ procedureId: act, from: "2199-01-01T00:00:00.000Z" },
  ...{ components: { receipt: 2000, chancery: 0, service: 0 } },
  ...more,
});
const csv = { headers: { "content-type": "text/csv" } };
const heading = "currency,mad,previousMad,changePercent,asOf";
const drawn = (more: object = {}) => ({
  ...{ from: "2199-01-05", to: "2199-01-05", opensAt: "2198-12-01T00:00:00Z" },
  ...{ closesAt: "2198-12-02T00:00:00Z", drawAt: "2198-12-03T00:00:00Z" },
  ...more,
});

/** Waiting lists, posts, draws (A5, S5). */
export const wishes: readonly BadInput[] = [
  putting("waiting")("an unknown mode", waiting({ mode: "pray" }), "/body/mode invalid-value"),
  putting("waiting")("no last day", waiting({ to: undefined }), "/body/to missing"),
  putting("waiting")("30 February", waiting({ from: "2026-02-30" }), "/body/from impossible-date"),
  putting("waiting")("no post at all", waiting({ posts: [] }), "/body/posts too-few"),
  putting("waiting")("six posts", waiting({ posts: Array(6).fill("fr-paris") }), "/body/posts too-many"),
  putting("waiting")("a post that climbs", waiting({ posts: ["../etc"] }), "/body/posts/0 invalid-id"),
  putting("waiting")("a request that never was", waiting(), [], notFound),
  putting("post")("a post that climbs", { postId: "../etc" }, "/body/postId invalid-id"),
  putting("post")("a field too many", { postId: "fr-lyon", why: "x" }, "/body/why unknown-field"),
  putting("registration")(
    "a wish of no shape",
    { drawId: "drw_ABCDEFGH23456789", preferences: ["soon"] },
    "/body/preferences/0 invalid-preference",
  ),
  putting("registration")(
    "no wish",
    { drawId: "drw_ABCDEFGH23456789", preferences: [] },
    "/body/preferences too-few",
  ),
];

/** Fees, rates, draws and mandates (T1, R1). */
export const administration: readonly BadInput[] = [
  ministry("tariffs")("a fee below zero", tariff({ components: { receipt: -1, chancery: 0, service: 0 } }), [
    "/body/components/receipt too-small",
  ]),
  ministry("tariffs")("a fee of no act", tariff({ procedureId: "moon-passport" }), [
    "/body/procedureId unknown-procedure",
  ]),
  ministry("tariffs")(
    "yesterday's fee",
    tariff({ from: "2020-01-01T00:00:00Z" }),
    ["/body/from tariff-too-early"],
    {
      ...rule("tariff-too-early"),
    },
  ),
  ministry("tariffs/withdrawal")(
    "a fee that never was",
    { procedureId: act, from: "2199-01-01T00:00:00Z" },
    [],
    { status: 404, code: "tariff-unknown" },
  ),
  ministry("rates?source=Board", csv)("another heading", "a,b\n1,2", "/body csv-other-heading"),
  ministry("rates?source=Board", csv)(
    "a rate of nothing",
    `${heading}\nEUR,0,11.0,0.00,2026-01-01T00:00:00Z`,
    "/body/2/mad not-a-rate",
    rule("rates-invalid"),
  ),
  treasury("settlements?channel=card", csv)(
    "another heading",
    "a;b\n1;2",
    [
      "/body/1/date-operation column-missing",
      "/body/1/date-reglement column-missing",
      "/body/1/commande column-missing",
      "/body/1/transaction column-missing",
      "/body/1/type column-missing",
      "/body/1/montant column-missing",
      "/body/1/devise column-missing",
    ],
    rule("settlement-invalid"),
  ),
  treasury("settlements?channel=card", csv)(
    "a heading alone",
    "a;b",
    "/body no-rows",
    rule("settlement-invalid"),
  ),
  reading(
    "a list of settlements of a thirteenth month",
    "/finance/settlements?month=2026-13",
    "/query/month invalid-month",
    { who: "network" },
  ),
  reading("a list of settlements of no month", "/finance/settlements", "/query/month missing", {
    who: "network",
  }),
  treasury("differences/dif_ABCDEFGH23456789/explanation")(
    "no words",
    { reason: " " },
    "/body/reason too-small",
  ),
  ministry("rates?source=Board", csv)("no rate", heading, "/body no-rates", rule("rates-invalid")),
  ministry("posts/fr-paris/calendars/acts/draws")(
    "a draw before it closes",
    drawn({ drawAt: "2198-12-01T12:00:00Z" }),
    "/body/drawAt before-it-closes",
    rule("draw-impossible"),
  ),
  ministry("posts/fr-paris/calendars/acts/draws")(
    "30 February",
    drawn({ from: "2199-02-30" }),
    "/body/from impossible-date",
  ),
  row("/requests/req_ABCDEFGH23456789/stamps")("a stamp without a name", {}, [
    "/body code-or-order-and-unit",
  ]),
  row("/requests/req_ABCDEFGH23456789/stamps")(
    "eleven of an order",
    { orderId: "ord_ABCDEFGH23456789", unit: 11 },
    "/body/unit too-big",
  ),
  row("/staff/posts/fr-paris/mandates", { who: "officer" })(
    "a reference of no shape",
    { reference: "???", birthDate: "1990-02-03" },
    "/body/reference invalid-reference",
  ),
  row("/account/phone")(
    "a phone of no country",
    { phone: personal("+99912345678") },
    "/body/phone phone-invalid",
  ),
  row("/account/phone/confirmation")(
    "no code",
    { phone: personal("+33639980199"), code: "" },
    "/body/code too-small",
  ),
  row("/staff/posts/fr-paris/accounts", { who: "officer" })(
    "a phone of no country",
    { phone: personal("+99912345678"), language: "fr" },
    "/body/phone phone-invalid",
  ),
];

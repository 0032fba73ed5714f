import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { obj, str } from "#local/json.ts";
import { api, expecting, faultsIn, problemFault, refusalIn } from "../support/api.ts";
import { buy, choose, pay, validRequest } from "../support/errands.ts";
import { type Citizen, newCitizen, newPerson, partner, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { rawRequest } from "../support/raw-request.ts";
import { everything, quiet } from "../support/stored.ts";

const MEGABYTE = 1024 * 1024;

type Who = "citizen" | "officer" | "partner";

interface Row {
  readonly given: string;
  readonly who?: Who;
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string | null;
  readonly status: number;
  readonly code: string;
  readonly faults?: readonly string[];
}

const person = newPerson();
const request = (more: object = {}, people: readonly object[] = [person]) => ({
  postId: "fr-paris",
  procedureId: "signature-legalisation",
  beneficiaries: people,
  ...more,
});
const order = (more: object = {}) => ({
  postId: "fr-paris",
  items: [{ procedureId: "signature-legalisation", quantity: 1 }],
  phone: "+33639980199",
  ...more,
});
const invalid = (...faults: readonly string[]) => ({ status: 400, code: "invalid-input", faults });
const first = "/body/beneficiaries/0";
const filing = { path: "/requests" } as const;
const ordering = { path: "/orders" } as const;

const shapes: readonly Row[] = [
  { given: "malformed JSON", ...filing, body: '{"postId":', status: 400, code: "malformed-json" },
  { given: "bytes that are no UTF-8 JSON", ...filing, body: "\u0000\u0001", status: 400, code: "malformed-json" },
  { given: "plain text", ...filing, body: "{}", headers: { "content-type": "text/plain" }, status: 415, code: "unsupported-media-type" },
  { given: "a form", ...filing, body: "a=1", headers: { "content-type": "application/x-www-form-urlencoded" }, status: 415, code: "unsupported-media-type" },
  { given: "no body", ...filing, ...invalid("/body missing") },
  { given: "a list", ...filing, body: [], ...invalid("/body invalid-type") },
  { given: "null", ...filing, body: "null", ...invalid("/body invalid-type") },
  { given: "10,000 nested lists", ...filing, body: `${"[".repeat(10_000)}${"]".repeat(10_000)}`, ...invalid("/body invalid-type") },
  { given: "an unknown field", ...filing, body: request({ nickname: "x" }), ...invalid("/body/nickname unknown-field") },
  { given: "an unknown field of a person", ...filing, body: request({}, [{ ...person, age: 3 }]), ...invalid(`${first}/age unknown-field`) },
  { given: "__proto__", ...filing, body: `{"__proto__":{},${JSON.stringify(request()).slice(1)}`, ...invalid("/body/__proto__ unknown-field") },
  { given: "text for a list", ...filing, body: request({ beneficiaries: "me" }), ...invalid("/body/beneficiaries invalid-type") },
  { given: "a number for a name", ...filing, body: request({}, [{ ...person, familyName: 7 }]), ...invalid(`${first}/familyName invalid-type`) },
  { given: "no post and no person's name", ...filing, body: { procedureId: "signature-legalisation", beneficiaries: [{ birthDate: "1990-01-01", cin: "A1" }] }, ...invalid("/body/postId missing", `${first}/familyName missing`) },
  { given: "an unknown query parameter", method: "GET", path: "/requests?sort=up", ...invalid("/query/sort unknown-field") },
  { given: "a body where there is none", path: "/requests/req_ABCDEFGH23456789/submission", body: {}, ...invalid("/body invalid-type") },
];

const people: readonly Row[] = [
  { given: "30 February", ...filing, body: request({}, [{ ...person, birthDate: "2026-02-30" }]), ...invalid(`${first}/birthDate impossible-date`) },
  { given: "29 February of a common year", ...filing, body: request({}, [{ ...person, birthDate: "1999-02-29" }]), ...invalid(`${first}/birthDate impossible-date`) },
  { given: "a date with a time", ...filing, body: request({}, [{ ...person, birthDate: "1990-01-01T00:00:00Z" }]), ...invalid(`${first}/birthDate impossible-date`) },
  { given: "a birth in the future", ...filing, body: request({}, [{ ...person, birthDate: "2199-01-01" }]), ...invalid(`${first}/birthDate in-the-future`) },
  { given: "a birth before 1900", ...filing, body: request({}, [{ ...person, birthDate: "1899-12-31" }]), ...invalid(`${first}/birthDate too-early`) },
  { given: "no person", ...filing, body: request({}, []), ...invalid("/body/beneficiaries too-few") },
  { given: "seven people", ...filing, body: request({}, Array.from({ length: 7 }, () => newPerson())), ...invalid("/body/beneficiaries too-many") },
  { given: "the same person twice", ...filing, body: request({}, [person, { ...person, cin: person.cin.toUpperCase() }]), status: 422, code: "beneficiary-repeated", faults: ["/body/beneficiaries/1 beneficiary-repeated"] },
  { given: "a child for an adult's passport", ...filing, body: request({ procedureId: "passport-adult" }, [{ familyName: "Alami", birthDate: "2020-01-01" }]), status: 422, code: "minor-not-allowed", faults: [`${first}/birthDate minor-not-allowed`] },
  { given: "an adult for a child's passport", ...filing, body: request({ procedureId: "passport-minor" }), status: 422, code: "adult-not-allowed", faults: [`${first}/birthDate adult-not-allowed`] },
  { given: "a child with a CIN", ...filing, body: request({}, [{ ...person, birthDate: "2020-01-01" }]), ...invalid(`${first}/cin minor-has-no-cin`) },
  { given: "an adult without number", ...filing, body: request({}, [{ familyName: "Alami", birthDate: "1990-01-01" }]), ...invalid(`${first}/cin cin-or-passport-needed`) },
  { given: "a CIN of four letters", ...filing, body: request({}, [{ ...person, cin: "ABCD123" }]), ...invalid(`${first}/cin invalid-cin`) },
  { given: "a name in Arabic where Latin is asked for", ...filing, body: request({}, [{ ...person, familyName: "العلوي" }]), ...invalid(`${first}/familyName not-latin-script`) },
  { given: "a name with a picture", ...filing, body: request({}, [{ ...person, familyName: "Ala😀ui" }]), ...invalid(`${first}/familyName not-latin-script`) },
  { given: "a name that turns the line around", ...filing, body: request({}, [{ ...person, familyName: "Ala\u202eui" }]), ...invalid(`${first}/familyName not-latin-script`) },
  { given: "a name of 61 letters", ...filing, body: request({}, [{ ...person, familyName: "A".repeat(61) }]), ...invalid(`${first}/familyName too-long`) },
  { given: "an unknown post", ...filing, body: request({ postId: "fr-atlantis" }), status: 422, code: "procedure-not-offered", faults: ["/body/postId unknown-post"] },
  { given: "an unknown procedure", ...filing, body: request({ procedureId: "moon-passport" }), status: 422, code: "procedure-not-offered", faults: ["/body/procedureId unknown-procedure"] },
  { given: "a post that is no id", ...filing, body: request({ postId: "../../etc" }), ...invalid("/body/postId invalid-id") },
];

const purchases: readonly Row[] = [
  { given: "a phone of no country", ...ordering, body: order({ phone: "+99912345678" }), ...invalid("/body/phone phone-invalid") },
  { given: "a phone without its country", ...ordering, body: order({ phone: "0612345678" }), ...invalid("/body/phone phone-invalid") },
  { given: "a phone of three digits", ...ordering, body: order({ phone: "+33 6" }), ...invalid("/body/phone phone-invalid") },
  { given: "letters for a phone", ...ordering, body: order({ phone: "+33 ROSES" }), ...invalid("/body/phone phone-invalid") },
  { given: "no e-mail address", ...ordering, body: order({ email: "nobody" }), ...invalid("/body/email email-invalid") },
  { given: "no stamp", ...ordering, body: order({ items: [{ procedureId: "signature-legalisation", quantity: 0 }] }), ...invalid("/body/items/0/quantity too-small") },
  { given: "eleven stamps", ...ordering, body: order({ items: [{ procedureId: "signature-legalisation", quantity: 11 }] }), ...invalid("/body/items/0/quantity too-big", "/body/items too-many-stamps") },
  { given: "eleven stamps in two lines", ...ordering, body: order({ items: [1, 10].map((quantity) => ({ procedureId: "signature-legalisation", quantity })) }), ...invalid("/body/items too-many-stamps") },
  { given: "half a stamp", ...ordering, body: order({ items: [{ procedureId: "signature-legalisation", quantity: 0.5 }] }), ...invalid("/body/items/0/quantity invalid-type") },
  { given: "an unknown act", ...ordering, body: order({ items: [{ procedureId: "moon-passport", quantity: 1 }] }), ...invalid("/body/items/0/procedureId unknown-procedure") },
  { given: "an act free of charge", ...ordering, body: order({ items: [{ procedureId: "document-collection", quantity: 1 }] }), status: 422, code: "nothing-to-pay", faults: ["/body/items/0/procedureId nothing-to-pay"] },
  { given: "an unknown post", ...ordering, body: order({ postId: "fr-atlantis" }), ...invalid("/body/postId unknown-post") },
];

const keysAndPaths: readonly Row[] = [
  { given: "no Idempotency-Key", ...filing, body: request(), key: null, status: 400, code: "idempotency-key-missing", faults: ["/header/Idempotency-Key missing"] },
  { given: "an Idempotency-Key of four letters", ...filing, body: request(), key: "abcd", status: 400, code: "idempotency-key-missing", faults: ["/header/Idempotency-Key invalid-format"] },
  { given: "an Idempotency-Key of 129 letters", ...filing, body: request(), key: "a".repeat(129), status: 400, code: "idempotency-key-missing", faults: ["/header/Idempotency-Key invalid-format"] },
  { given: "an unknown path", method: "GET", path: "/nothing/here", status: 404, code: "not-found" },
  { given: "a wrong method", method: "DELETE", path: "/posts", status: 404, code: "not-found" },
  { given: "a request's id with a percent-coded slash", method: "GET", path: "/requests/req_..%2f..%2fposts", ...invalid("/path/requestId invalid-id") },
  { given: "a request's id with a null byte", method: "GET", path: "/requests/req_ABCDEFGH%0023456789", ...invalid("/path/requestId invalid-id") },
  { given: "a request's id of another kind", method: "GET", path: "/requests/ord_ABCDEFGH23456789", ...invalid("/path/requestId invalid-id") },
  { given: "a request's id with a key's separator", method: "GET", path: "/requests/req_ABCDEFGH%23STATE", ...invalid("/path/requestId invalid-id") },
  { given: "a broken percent code", method: "GET", path: "/requests/req_%E0%A4%A", ...invalid("/path/requestId invalid-id") },
  { given: "an id of 5,000 letters", method: "GET", path: `/requests/req_${"A".repeat(5000)}`, ...invalid("/path/requestId invalid-id") },
  { given: "a request that never was", method: "GET", path: "/requests/req_ABCDEFGH23456789", status: 404, code: "not-found" },
  { given: "an impossible day", method: "GET", path: "/requests/req_ABCDEFGH23456789/days/2026-02-30/slots", ...invalid("/path/date impossible-date") },
  { given: "visits of no day and no reference", who: "officer", method: "GET", path: "/desk/posts/fr-paris/visits", ...invalid("/query date-or-reference") },
  { given: "visits of a day and a reference", who: "officer", method: "GET", path: "/desk/posts/fr-paris/visits?date=2026-12-01&reference=req_ABCDEFGH23456789", ...invalid("/query date-or-reference") },
  { given: "a desk with spaces", who: "officer", path: "/desk/posts/fr-paris/days/2026-12-01/visits/apt_ABCDEFGH23456789/closing", body: { desk: "no 3", stampCodes: [] }, ...invalid("/body/desk desk-format") },
  { given: "a code of fifteen digits", who: "officer", path: "/desk/posts/fr-paris/stamp-checks", body: { code: "123456789012345" }, ...invalid("/body/code stamp-code-format") },
  { given: "letters for a code", who: "partner", path: "/partner/stamps/verification", body: { code: "ABCD EFGH IJKL MNOP", procedureId: "passport-adult" }, ...invalid("/body/code stamp-code-format") },
  { given: "a reference with a person's name in it", who: "partner", path: "/partner/reservations", body: { code: "0000000000000000", procedureId: "passport-adult", reference: "Mme Alami" }, ...invalid("/body/reference reference-format") },
  { given: "a header in Arabic", ...filing, body: "{}", headers: { "content-type": "application/json", "accept-language": "\u00d9\u0085" }, ...invalid("/body/postId missing", "/body/procedureId missing", "/body/beneficiaries missing") },
  { given: "9 KB of a header nobody knows", method: "GET", path: "/requests/req_ABCDEFGH23456789", headers: { "x-long": "a".repeat(9000) }, status: 404, code: "not-found" },
];

/** Bad input: each row with its answer, and nothing stored by any of them (E1). */
export const badInput = (): void => {
  const tokens: Record<Who, string> = { citizen: "", officer: "", partner: "" };
  let citizen: Citizen;

  beforeAll(async () => {
    citizen = await newCitizen();
    tokens.citizen = citizen.token;
    tokens.officer = (await staff("paris")).accessToken;
    tokens.partner = (await partner("both")).accessToken;
  });

  /** Writes that took effect while `tag` was on a request. */
  const writesOf = (tag: string) =>
    platform()
      .proxy.meter.records({ tag })
      .filter(({ operation, status }) => /Put|Update|Delete|Write/.test(operation) && status === 200);

  const keysStored = async (): Promise<ReadonlySet<string>> => {
    await quiet();
    const items = [...(await everything("core")), ...(await everything("stamps"))];
    return new Set(items.map(({ pk, sk }) => `${String(pk)} ${String(sk)}`));
  };

  describe.each([
    { kind: "shapes", rows: shapes },
    { kind: "people", rows: people },
    { kind: "purchases", rows: purchases },
    { kind: "keys and paths", rows: keysAndPaths },
  ])("$kind", ({ rows }) => {
    let before: ReadonlySet<string>;

    beforeAll(async () => {
      before = await keysStored();
      platform().proxy.meter.measuring = true;
    });

    it.each(rows)("$given › answers $status $code and stores nothing", async (row) => {
      const { who = "citizen", method = "POST", path, body, headers = {}, key = randomUUID() } = row;
      const tag = randomUUID();
      const answer = await api(method, path, {
        token: tokens[who],
        ...(body !== undefined && { body }),
        idempotencyKey: key,
        headers: { ...headers, "x-wisal-tag": tag },
      });
      expect({ ...refusalIn(answer), faults: faultsIn(answer), fault: problemFault(answer) }).toEqual({
        status: row.status,
        code: row.code,
        faults: row.faults ?? [],
        fault: undefined,
      });
      // A refusal never says again what it was given.
      expect(answer.text).not.toContain(person.familyName);
      expect(writesOf(tag)).toEqual([]);
    });

    it("the tables hold the same items as before", async () => {
      platform().proxy.meter.measuring = false;
      expect((await keysStored()).symmetricDifference(before)).toEqual(new Set());
    });
  });

  it("a body of 10 MB and a byte › answers 413 as a problem", async () => {
    const { token } = citizen;
    const answer = await api("POST", "/requests", { token, body: `"${"a".repeat(10 * MEGABYTE - 1)}"` });
    expect([refusalIn(answer), problemFault(answer)]).toEqual([
      { status: 413, code: "payload-too-large" },
      undefined,
    ]);
  });

  it.each([
    { given: "a path that climbs", path: "/posts/../../etc/passwd" },
    { given: "a path that climbs in percent codes", path: "/posts/%2e%2e/%2e%2e/etc/passwd" },
    { given: "an absolute address", path: "http://example.com/etc/passwd" },
    { given: "two slashes", path: "//etc/passwd" },
  ])("$given › finds nothing, as a problem", async ({ path }) => {
    const answer = await rawRequest(platform().ports.api, path);
    expect([answer.status, answer.type, obj(answer.body)["code"]]).toEqual([
      404,
      "application/problem+json",
      "not-found",
    ]);
  });

  it("a CIN in lower case with spaces › is accepted and read back normalised (R2)", async () => {
    const { token } = citizen;
    const requestId = await validRequest(citizen, { beneficiaries: [{ ...newPerson(), cin: " ab 12-34 5 " }] });
    const shown = await expecting(200, api("GET", `/requests/${requestId}`, { token }));
    expect(shown["beneficiaries"]).toMatchObject([{ cin: "AB12345" }]);
  });

  it("the same Idempotency-Key › gets the same answer with the same body, and 422 with another (E1)", async () => {
    const { token } = citizen;
    const idempotencyKey = randomUUID();
    const body = request({}, [newPerson()]);
    const send = (sent: unknown) => api("POST", "/requests", { token, body: sent, idempotencyKey });
    const answers = [await send(body), ...(await Promise.all([send(body), send(body), send(body)]))];
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers.map(({ headers }) => headers.get("idempotent-replayed"))).toEqual([null, "true", "true", "true"]);
    const other = await send(request({}, [newPerson()]));
    expect([refusalIn(other), problemFault(other)]).toEqual([
      { status: 422, code: "idempotency-key-reused" },
      undefined,
    ]);
    const somebody = await newCitizen();
    const theirs = await api("POST", "/requests", { token: somebody.token, body, idempotencyKey });
    expect(theirs.status).toBe(201);
    expect(theirs.body["requestId"]).not.toBe(answers[0]?.body["requestId"]);
  });

  it("a repeated hold › is the same hold; with another slot its key is refused (A1, E1)", async () => {
    const { token } = citizen;
    const requestId = await validRequest(citizen);
    const body = await choose(citizen, requestId);
    const idempotencyKey = randomUUID();
    const send = (sent: unknown) => api("POST", `/requests/${requestId}/hold`, { token, body: sent, idempotencyKey });
    const held = await expecting(201, send(body));
    const again = await expecting(201, send(body));
    expect([again["date"], again["time"], again["places"]]).toEqual([held["date"], held["time"], held["places"]]);
    const other = await api("POST", `/requests/${requestId}/hold`, { token, body });
    expect(refusalIn(other)).toEqual({ status: 409, code: "hold-exists" });
    await expecting(204, api("DELETE", `/requests/${requestId}/hold`, { token }));
    expect(refusalIn(await api("DELETE", `/requests/${requestId}/hold`, { token }))).toEqual({ status: 404, code: "hold-none" });
  });

  it("a paid order › cannot be paid again", async () => {
    const orderId = await pay(citizen);
    const { token } = citizen;
    const answer = await api("POST", `/orders/${orderId}/payment`, { token, body: { channel: "card" } });
    expect(refusalIn(answer)).toEqual({ status: 409, code: "order-wrong-state" });
  });

  it("a code with one wrong digit › is told apart from an unknown one without a read of the database (T3)", async () => {
    const [code = ""] = (await buy(citizen)).codes;
    const { meter } = platform().proxy;
    const verify = async (typed: string) => {
      const tag = randomUUID();
      const answer = await api("POST", "/partner/stamps/verification", {
        token: tokens.partner,
        body: { code: typed, procedureId: "signature-legalisation" },
        headers: { "x-wisal-tag": tag },
      });
      return { answer, reads: meter.records({ tag, function: "partners-redeem" }).filter(({ service }) => service === "dynamodb").length };
    };
    await verify(code);
    meter.measuring = true;
    const digits = code.replaceAll(" ", "");
    for (let place = 0; place < digits.length; place += 1) {
      const wrong = `${digits.slice(0, place)}${(Number(digits[place]) + 1 + (place % 9)) % 10}${digits.slice(place + 1)}`;
      const { answer, reads } = await verify(wrong);
      expect([refusalIn(answer), faultsIn(answer), reads]).toEqual([
        { status: 422, code: "stamp-check-digit" },
        ["/body/code stamp-check-digit"],
        0,
      ]);
    }
    const unknown = await verify("0000 0000 0000 0000");
    expect([refusalIn(unknown.answer), unknown.reads]).toEqual([{ status: 404, code: "stamp-unknown" }, 1]);
    const arabic = await verify(digits.replaceAll(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))));
    expect([arabic.answer.status, str(arabic.answer.body["state"]), arabic.reads]).toEqual([200, "issued", 1]);
    meter.measuring = false;
  });
};

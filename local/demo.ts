import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { partnerToken, signInCitizen, signInStaff } from "./client/sign-in.ts";
import {
  type ApiAnswer,
  type CallOptions,
  callApi,
  messagesTo,
  payOnCardPage,
  placesFrom,
  stampCodeIn,
} from "./client/wisal.ts";
import { list, obj, parseJson, str } from "./json.ts";

/**
 * Plays the main job as HTTP clients against a running platform and tells it as a story. Exit code 0 only if
 * every step answered as it must.
 */
const port = Number(process.env["WISAL_PORT"] ?? "4000");
const places = placesFrom(port);

const paint = (code: number, text: string): string =>
  process.stdout.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text;
const title = (text: string): void => console.log(`\n${paint(1, text)}`);
const say = (text: string): void => console.log(`  ${text}`);
const showMessage = (text: string): void =>
  console.log(
    text
      .split("\n")
      .map((line) => `      ${paint(36, `│ ${line}`)}`)
      .join("\n"),
  );

let steps = 0;

/** Ends the story where it is wrong. */
const wrong = (what: string, answer: ApiAnswer): never => {
  console.error(`\n${paint(31, `✗ ${what}`)}\n  ${answer.status} ${answer.text.slice(0, 600)}`);
  process.exit(1);
};

const expectStatus = (what: string, answer: ApiAnswer, status: number): ApiAnswer => {
  if (answer.status !== status) return wrong(`${what}: expected ${status}`, answer);
  steps += 1;
  say(`${paint(32, "✓")} ${what}`);
  return answer;
};

const expectRefusal = (what: string, answer: ApiAnswer, status: number, code: string): ApiAnswer => {
  const problem = answer.type.startsWith("application/problem+json") && answer.body["code"] === code;
  if (answer.status !== status || !problem) return wrong(`${what}: expected ${status} ${code}`, answer);
  steps += 1;
  say(`${paint(32, "✓")} ${what} ${paint(33, `→ ${status} ${code}`)}: ${str(answer.body["title"])}`);
  return answer;
};

const api = (method: string, path: string, options: CallOptions = {}): Promise<ApiAnswer> =>
  callApi(places.api, method, path, options);

/** Waits for a message; the platform sends from queues. */
const messageTo = async (
  phone: string,
  what: string,
  after: string,
  wanted: (text: string) => boolean,
): Promise<string> => {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = (await messagesTo(places, phone)).find(
      ({ at, from, text }) => at > after && from !== "identity" && wanted(text),
    );
    if (found !== undefined) {
      steps += 1;
      say(`${paint(32, "✓")} ${what}`);
      showMessage(found.text);
      return found.text;
    }
    if (Date.now() > deadline) {
      console.error(paint(31, `\n✗ ${what}: no message came to ${phone} within 30 s`));
      process.exit(1);
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
};

const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join("");
/** A number of the range that France keeps for fiction. */
const inventedPhone = (): string => `+3363998${digits(4)}`;
const inventedPerson = (familyName: string, givenNames: string, birthDate: string) => ({
  familyName,
  givenNames,
  birthDate,
  cin: `bk ${digits(7)}`,
});
const isCode = (text: string): boolean => stampCodeIn(text) !== undefined;
const money = (value: unknown): string => {
  const { amount, currency } = obj(parseJson(JSON.stringify(value ?? null)));
  return `${(Number(amount) / 100).toFixed(2)} ${str(currency)}`;
};

/** Somebody signed in, and the language they read. */
interface Citizen {
  readonly phone: string;
  readonly token: string;
  readonly language: "fr" | "ar";
}

/** The first day and slot with places; the request must be valid. */
const chooseSlot = async (token: string, requestId: string) => {
  const days = expectStatus(
    "lists the days with places for everybody",
    await api("GET", `/requests/${requestId}/days`, { token }),
    200,
  );
  const first = obj(list(days.body["days"])[0]);
  say(
    `  ${list(days.body["days"]).length} days with places; the first is ${str(first["date"])} (${str(days.body["city"])}, ${str(days.body["timeZone"])})`,
  );
  const slots = expectStatus(
    "lists its slots in the post's local time",
    await api("GET", `/requests/${requestId}/days/${str(first["date"])}/slots`, { token }),
    200,
  );
  const slot = obj(list(slots.body["slots"])[0]);
  return { slotId: str(slot["slotId"]), slotsGrant: str(slots.body["slotsGrant"]) };
};

const book = async (token: string, requestId: string) => {
  const choice = await chooseSlot(token, requestId);
  const hold = expectStatus(
    `holds ${choice.slotId} for everybody, 10 minutes`,
    await api("POST", `/requests/${requestId}/hold`, { token, body: choice }),
    201,
  );
  const holdToken = str(hold.body["holdToken"]);
  const booked = expectStatus(
    "confirms: the hold becomes an appointment",
    await api("POST", `/requests/${requestId}/appointment`, { token, body: { holdToken } }),
    201,
  );
  return {
    choice,
    holdToken,
    appointmentId: str(booked.body["appointmentId"]),
    date: str(booked.body["date"]),
  };
};

const buy = async (
  { token, phone, language }: Citizen,
  procedureId: string,
  quantity: number,
): Promise<readonly string[]> => {
  const body = { postId: "fr-paris", items: [{ procedureId, quantity }], phone, language };
  const order = expectStatus(
    `orders ${quantity} stamp${quantity > 1 ? "s" : ""} for ${procedureId}`,
    await api("POST", "/orders", { token, body }),
    201,
  );
  const orderId = str(order.body["orderId"]);
  const rate = obj(order.body["rate"]);
  say(
    `  ${money(order.body["total"])}, that is ${money(order.body["local"])} at ${str(rate["madPerUnit"])} MAD posted on ${str(rate["asOf"]).slice(0, 10)} (a sample rate)`,
  );
  const form = expectStatus(
    "is given the signed form of the card page",
    await api("POST", `/orders/${orderId}/payment`, { token, body: { channel: "card" } }),
    200,
  );
  const before = new Date(Date.now() - 1000).toISOString();
  const action = await payOnCardPage(form.body);
  say(`${paint(32, "✓")} pays on the provider's page (${action})`);
  const codes: string[] = [];
  for (let unit = 1; unit <= quantity; unit += 1) {
    const text = await messageTo(
      phone,
      `receives stamp ${unit} of ${quantity} by SMS`,
      before,
      (message) => isCode(message) && !codes.includes(stampCodeIn(message) ?? ""),
    );
    codes.push(stampCodeIn(text) ?? "");
  }
  const paid = expectStatus(
    "sees the order as paid and the stamps as issued",
    await api("GET", `/orders/${orderId}`, { token }),
    200,
  );
  if (paid.body["state"] !== "paid") wrong("the order is paid", paid);
  return codes;
};

const wrongDigit = (code: string): string =>
  `${code.slice(0, 3)}${(Number(code[3]) + 1) % 10}${code.slice(4)}`;
const closing = (date: string, appointmentId: string, postId = "fr-paris") =>
  `/desk/posts/${postId}/days/${date}/visits/${appointmentId}/closing`;

const openAccount = async (language: Citizen["language"]): Promise<Citizen> => {
  const phone = inventedPhone();
  const { accessToken } = await signInCitizen({ phone, language, port });
  say(`${paint(32, "✓")} signs in with the six digits sent to ${phone}`);
  steps += 1;
  expectStatus(
    "opens an account; the phone comes from the issuer, not from the form",
    await api("PUT", "/account", { token: accessToken, body: { language } }),
    200,
  );
  return { phone, token: accessToken, language };
};

const signatureStory = async () => {
  title("1 · Yasmine legalises a signature for herself and her mother, at the consulate in Paris");
  const citizen = await openAccount("fr");
  const { phone, token } = citizen;
  const before = new Date(Date.now() - 1000).toISOString();
  const beneficiaries = [
    inventedPerson("Alaoui", "Yasmine", "1990-02-03"),
    inventedPerson("Benjelloun", "Fatima", "1961-07-14"),
  ];
  const filed = expectStatus(
    "files a request for two people (a CIN in lower case with a space is accepted)",
    await api("POST", "/requests", {
      token,
      body: { postId: "fr-paris", procedureId: "signature-legalisation", beneficiaries },
    }),
    201,
  );
  const requestId = str(filed.body["requestId"]);
  const sent = expectStatus(
    "submits it: no review, valid at once",
    await api("POST", `/requests/${requestId}/submission`, { token }),
    200,
  );
  if (sent.body["state"] !== "valid") wrong("the request is valid", sent);
  const { appointmentId, date } = await book(token, requestId);
  await messageTo(
    phone,
    "receives the confirmation by SMS",
    before,
    (text) => text.includes(":") && !isCode(text),
  );
  const calendar = await api("GET", `/requests/${requestId}/appointment/calendar.ics`, { token });
  if (!calendar.type.startsWith("text/calendar")) wrong("the calendar file", calendar);
  expectStatus("downloads the appointment as a calendar file", calendar, 200);
  const codes = await buy(citizen, "signature-legalisation", 2);
  return { token, requestId, appointmentId, date, codes };
};

const passportStory = async (officer: string) => {
  title("2 · Mehdi asks for a passport; an officer accepts his papers");
  const citizen = await openAccount("ar");
  const { phone, token } = citizen;
  const before = new Date(Date.now() - 1000).toISOString();
  const body = {
    postId: "fr-paris",
    procedureId: "passport-adult",
    beneficiaries: [inventedPerson("Tahiri", "Mehdi", "1985-11-30")],
  };
  const filed = expectStatus("files a request", await api("POST", "/requests", { token, body }), 201);
  const requestId = str(filed.body["requestId"]);
  const sent = expectStatus(
    "submits it for review",
    await api("POST", `/requests/${requestId}/submission`, { token }),
    200,
  );
  say(`  an answer is due by ${str(sent.body["reviewDueOn"])} (two working days of the post)`);
  expectRefusal(
    "may not see slots before the papers are accepted",
    await api("GET", `/requests/${requestId}/days`, { token }),
    409,
    "request-not-valid",
  );
  const seen = expectStatus(
    "the officer opens the file",
    await api("GET", `/staff/posts/fr-paris/requests/${requestId}`, { token: officer }),
    200,
  );
  const documents = list(seen.body["documents"])
    .map(obj)
    .map(({ beneficiary, documentId }) => ({ beneficiary, documentId, decision: "accept" }));
  expectStatus(
    `the officer accepts each of the ${documents.length} papers`,
    await api("POST", `/staff/posts/fr-paris/requests/${requestId}/review`, {
      token: officer,
      body: { documents },
    }),
    200,
  );
  await messageTo(phone, "Mehdi reads it in Arabic", before, (text) => !isCode(text));
  await book(token, requestId);
  const [code = ""] = await buy(citizen, "passport-adult", 1);
  return { token, requestId, code };
};

const deskStory = async (
  officer: string,
  elsewhere: string,
  visit: Awaited<ReturnType<typeof signatureStory>>,
) => {
  title("3 · At the desk in Paris");
  const { appointmentId, date, codes, requestId } = visit;
  const [first = "", second = ""] = codes;
  const found = expectStatus(
    "the officer finds the visit by its reference",
    await api("GET", `/desk/posts/fr-paris/visits?reference=${requestId}`, { token: officer }),
    200,
  );
  const shown = obj(list(found.body["visits"])[0]);
  say(
    `  ${list(shown["names"])
      .map((name) => str(name))
      .join(", ")} · ${str(shown["date"])} ${str(shown["time"])}`,
  );
  const check = await api("POST", "/desk/posts/fr-paris/stamp-checks", {
    token: officer,
    body: { code: first, procedureId: "signature-legalisation" },
  });
  expectStatus(`checks a stamp: usable, ${money(check.body["amount"])}`, check, 200);
  const body = { desk: "3", stampCodes: [first, second] };
  const path = closing(date, appointmentId);
  expectRefusal(
    "one stamp for two people",
    await api("POST", path, { token: officer, body: { desk: "3", stampCodes: [first] } }),
    422,
    "visit-stamps-missing",
  );
  expectRefusal(
    "an officer of Lyon, on Paris' desk",
    await api("POST", path, { token: elsewhere, body }),
    404,
    "not-found",
  );
  expectRefusal(
    "an officer of Lyon, through Lyon's desk",
    await api("POST", closing(date, appointmentId, "fr-lyon"), { token: elsewhere, body }),
    404,
    "not-found",
  );
  expectStatus(
    "consumes both stamps and closes the visit in one write",
    await api("POST", path, { token: officer, body }),
    200,
  );
  const again = expectRefusal(
    "a second try",
    await api("POST", path, { token: officer, body }),
    409,
    "visit-closed",
  );
  say(`  ${JSON.stringify(again.body["details"])}`);
};

const partnerStory = async (code: string, used: string) => {
  title("4 · The passport form, a partner with credentials of its own, redeems Mehdi's stamp");
  const secrets = obj(
    parseJson(readFileSync(join(process.env["WISAL_DATA"] ?? ".local", "partners.json"), "utf8")),
  );
  const { accessToken: token } = await partnerToken({
    clientId: "passport-form",
    secret: str(secrets["passport-form"]),
    scopes: ["wisal/stamps.verify", "wisal/stamps.redeem"],
    port,
  });
  const procedureId = "passport-adult";
  const verify = (body: unknown) =>
    api("POST", "/partner/stamps/verification", { token, body, idempotencyKey: null });
  expectStatus("verifies the code: issued, for this act", await verify({ code, procedureId }), 200);
  expectRefusal(
    "one wrong digit is told apart by the check digit",
    await verify({ code: wrongDigit(code), procedureId }),
    422,
    "stamp-check-digit",
  );
  expectRefusal(
    "a code that never was",
    await verify({ code: "0000 0000 0000 0000", procedureId }),
    404,
    "stamp-unknown",
  );
  expectRefusal(
    "the right code for another act",
    await verify({ code, procedureId: "national-id-card" }),
    409,
    "stamp-wrong-act",
  );
  expectRefusal(
    "a stamp used at the desk",
    await verify({ code: used, procedureId: "signature-legalisation" }),
    409,
    "stamp-consumed",
  );
  const reserved = expectStatus(
    "reserves it for 15 minutes",
    await api("POST", "/partner/reservations", {
      token,
      body: { code, procedureId, reference: "FORM-2026-1" },
    }),
    201,
  );
  expectRefusal(
    "a second reservation",
    await api("POST", "/partner/reservations", {
      token,
      body: { code, procedureId, reference: "FORM-2026-2" },
    }),
    409,
    "stamp-reserved",
  );
  expectStatus(
    "commits it",
    await api("POST", `/partner/reservations/${str(reserved.body["reservationId"])}/commit`, { token }),
    200,
  );
  expectRefusal("the stamp is consumed now", await verify({ code, procedureId }), 409, "stamp-consumed");
};

const refusals = async (token: string, officer: string, passport: { requestId: string; token: string }) => {
  title("5 · What is refused");
  expectRefusal("without a token", await api("GET", "/requests"), 401, "unauthenticated");
  expectRefusal(
    "a citizen on a staff route",
    await api("GET", "/desk/posts/fr-paris/visits?date=2026-12-01", { token }),
    403,
    "forbidden",
  );
  expectRefusal(
    "staff on a citizen's route",
    await api("GET", "/requests", { token: officer }),
    403,
    "forbidden",
  );
  expectRefusal(
    "somebody else's request",
    await api("GET", `/requests/${passport.requestId}`, { token }),
    404,
    "not-found",
  );
  expectRefusal("broken JSON", await api("POST", "/requests", { token, body: "{" }), 400, "malformed-json");
  const impossible = {
    postId: "fr-paris",
    procedureId: "signature-legalisation",
    beneficiaries: [{ familyName: "Alaoui", birthDate: "2026-02-30", cin: "A1" }],
  };
  const dated = expectRefusal(
    "30 February",
    await api("POST", "/requests", { token, body: impossible }),
    400,
    "invalid-input",
  );
  say(`  ${JSON.stringify(dated.body["errors"])}`);
  expectRefusal(
    "a phone number of no country",
    await api("POST", "/orders", {
      token,
      body: {
        postId: "fr-paris",
        items: [{ procedureId: "passport-adult", quantity: 1 }],
        phone: "+999123456",
      },
    }),
    400,
    "invalid-input",
  );
};

const started = performance.now();
try {
  const posts = await callApi(places.api, "GET", "/posts");
  title(`Wisal answers at ${places.site} with ${list(posts.body["posts"]).length} posts`);
} catch {
  console.error(`Nothing answers at ${places.api}. Start the platform first, in another terminal: npm start`);
  process.exit(1);
}
const [officer, elsewhere] = await Promise.all([
  signInStaff({ email: "officer.paris@wisal.example", port }),
  signInStaff({ email: "officer.lyon@wisal.example", port }),
]);
const visit = await signatureStory();
const passport = await passportStory(officer.accessToken);
await deskStory(officer.accessToken, elsewhere.accessToken, visit);
await partnerStory(passport.code, visit.codes[0] ?? "");
await refusals(visit.token, officer.accessToken, passport);
console.log(
  `\n${paint(32, `All ${steps} steps answered as they must`)} (${((performance.now() - started) / 1000).toFixed(1)} s). The messages: ${places.catcher}/`,
);

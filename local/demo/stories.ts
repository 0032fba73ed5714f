import { list, obj, str } from "#local/json.ts";
import { book, buy, move, openAccount } from "./citizen.ts";
import {
  api,
  chapter,
  expectRefusal,
  expectStatus,
  inventedPerson,
  inventedPhone,
  isCode,
  messageTo,
  money,
  say,
  wrong,
} from "./narrator.ts";
import { sendPapers } from "./papers.ts";

/** Where a visit is closed. */
export const closing = (date: string, appointmentId: string, postId = "fr-paris") =>
  `/desk/posts/${postId}/days/${date}/visits/${appointmentId}/closing`;

/** A signature for two people: no review, two stamps. */
export const signatureStory = async () => {
  chapter("Yasmine legalises a signature for herself and her mother, at the consulate in Paris");
  const citizen = await openAccount("fr", "Yasmine");
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
  await sendPapers(token, requestId);
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
  return { token, reference: str(filed.body["reference"]), appointmentId, date, codes };
};

/** A passport: papers judged first. */
export const passportStory = async (officer: string) => {
  chapter("Mehdi asks for a passport; the officer judges his papers first");
  const citizen = await openAccount("ar", "Mehdi");
  const { phone, token } = citizen;
  const before = new Date(Date.now() - 1000).toISOString();
  const body = {
    postId: "fr-paris",
    procedureId: "passport-adult",
    beneficiaries: [inventedPerson("Tahiri", "Mehdi", "1985-11-30")],
  };
  const filed = expectStatus("files a request", await api("POST", "/requests", { token, body }), 201);
  const requestId = str(filed.body["requestId"]);
  expectRefusal(
    "may not submit it without its papers",
    await api("POST", `/requests/${requestId}/submission`, { token }),
    422,
    "document-missing",
  );
  await sendPapers(token, requestId);
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
    `the officer accepts the ${documents.length} papers`,
    await api("POST", `/staff/posts/fr-paris/requests/${requestId}/review`, {
      token: officer,
      body: { documents },
    }),
    200,
  );
  await messageTo(phone, "Mehdi reads it in Arabic", before, (text) => !isCode(text));
  await book(token, requestId, "last");
  await move(token, requestId);
  const [code = ""] = await buy(citizen, "passport-adult", 1);
  return { token, requestId, code };
};

/** A call: somebody without a smartphone is served wholly by telephone. */
export const telephoneStory = async (agent: string, head: string) => {
  chapter("Aicha, 78, has no smartphone: Hanane of the call centre does it with her on the telephone");
  const phone = inventedPhone();
  const before = new Date(Date.now() - 1000).toISOString();
  const opened = expectStatus(
    "the agent opens an account under Aicha's number, with a mandate to act for her for half an hour",
    await api("POST", "/staff/posts/fr-paris/accounts", { token: agent, body: { phone, language: "ar" } }),
    201,
  );
  const forAicha = { token: agent, headers: { "wisal-mandate": str(opened.body["mandate"]) } };
  await messageTo(phone, "Aicha is told at once that an agent acts for her", before, (text) => !isCode(text));
  const birthDate = "1948-03-12";
  const filed = expectStatus(
    "the agent files her request",
    await api("POST", "/requests", {
      ...forAicha,
      body: {
        postId: "fr-paris",
        procedureId: "life-certificate",
        beneficiaries: [inventedPerson("Ouazzani", "Aicha", birthDate)],
      },
    }),
    201,
  );
  const requestId = str(filed.body["requestId"]);
  const reference = str(filed.body["reference"]);
  say(`  its reference, to be written down: ${reference}`);
  await sendPapers(agent, requestId, forAicha.headers);
  expectStatus(
    "submits it: valid at once",
    await api("POST", `/requests/${requestId}/submission`, forAicha),
    200,
  );
  await book(agent, requestId, "first", forAicha.headers);
  expectRefusal(
    "the mandate in somebody else's hands",
    await api("GET", "/requests", { token: head, headers: forAicha.headers }),
    403,
    "mandate-refused",
  );
  expectRefusal(
    "a later call, with a wrong birth date",
    await api("POST", "/staff/posts/fr-paris/mandates", {
      token: agent,
      body: { reference, birthDate: "1948-12-03" },
    }),
    404,
    "reference-unmatched",
  );
  expectStatus(
    "and with the right one",
    await api("POST", "/staff/posts/fr-paris/mandates", {
      token: agent,
      body: { reference: reference.toLowerCase().replace("-", " "), birthDate },
    }),
    201,
  );
  const month = new Date().toISOString().slice(0, 7);
  const report = expectStatus(
    "the head of post sees what each agent did",
    await api("GET", `/staff/posts/fr-paris/agents?month=${month}`, { token: head }),
    200,
  );
  say(`  ${JSON.stringify(list(report.body["agents"])[0])}`);
};

/** The visit, at the desk of its own post and no other. */
export const deskStory = async (
  officer: string,
  elsewhere: string,
  visit: Awaited<ReturnType<typeof signatureStory>>,
) => {
  chapter("Yasmine at the desk in Paris, and what the desk refuses");
  const { appointmentId, date, codes, reference } = visit;
  const [first = "", second = ""] = codes;
  const found = expectStatus(
    "the officer finds the visit by its reference",
    await api("GET", `/desk/posts/fr-paris/visits?reference=${reference}`, { token: officer }),
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

/** What anybody is refused, and how. */
export const refusals = async (
  token: string,
  officer: string,
  passport: { requestId: string; token: string },
) => {
  chapter("What is refused");
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

import { uploadPapers } from "#local/client/upload.ts";
import { placesFrom } from "#local/client/wisal.ts";
import { list, obj, str } from "#local/json.ts";
import { buy, type Citizen, chooseSlot, openAccount } from "./citizen.ts";
import {
  api,
  chapter,
  expectStatus,
  inventedPerson,
  isCode,
  messageTo,
  port,
  print,
  say,
  step,
  wrong,
} from "./narrator.ts";
import { sendPapers } from "./papers.ts";

const postId = "fr-paris";
/** Booked on the same calendar: the one is reviewed, the other needs no review. */
const registration = "consular-registration";
const certificate = "life-certificate";

interface Paper {
  readonly beneficiary: number;
  readonly documentId: string;
}

const request = (procedureId: string, beneficiaries: readonly unknown[]) => ({
  body: { postId, procedureId, beneficiaries },
});
/** Whether a message names the day and time of a slot as the French write them. */
const saysTime = (slotId: string) => {
  const [date = "", time = ""] = slotId.split("T");
  const day = date.split("-").toReversed().join("/");
  return (text: string): boolean => text.includes(day) && text.includes(time);
};
const moments = () => new Date(Date.now() - 1000).toISOString();

/** Sends papers again that were rejected. */
const correct = async ({ token }: Citizen, requestId: string, documents: readonly Paper[]) => {
  await sendPapers(token, requestId);
  expectStatus(
    "the family sends that paper again, and keeps its place in the queue",
    await api("POST", `/requests/${requestId}/correction`, { token, body: { documents } }),
    200,
  );
};

/** Files for three and has the papers judged: one is rejected, corrected, accepted. */
const validRequest = async (family: Citizen, officer: string) => {
  const { phone, token } = family;
  const before = moments();
  const people = [
    inventedPerson("Amrani", "Rachid", "1979-05-02"),
    inventedPerson("Amrani", "Nadia", "1983-09-21"),
    inventedPerson("Amrani", "Zineb", "2004-01-30"),
  ];
  const filed = expectStatus(
    "files one request for the three of them: the consular registration",
    await api("POST", "/requests", { token, ...request(registration, people) }),
    201,
  );
  const requestId = str(filed.body["requestId"]);
  await sendPapers(token, requestId);
  const sent = expectStatus(
    "submits it with the papers of each",
    await api("POST", `/requests/${requestId}/submission`, { token }),
    200,
  );
  say(`  an officer answers by ${str(sent.body["reviewDueOn"])}, two working days of the post`);
  const path = `/staff/posts/${postId}/requests/${requestId}`;
  const seen = expectStatus("the officer opens the file", await api("GET", path, { token: officer }), 200);
  expectStatus(
    "and takes it for ten minutes: no colleague reviews it meanwhile",
    await api("POST", `${path}/lease`, { token: officer, body: {} }),
    200,
  );
  const opened = expectStatus(
    "a link of a minute shows a rebuilt copy of Zineb's proof of residence, never the original",
    await api("POST", `${path}/documents/3/proof-of-residence/opening`, { token: officer }),
    201,
  );
  const copy = await fetch(str(opened.body["url"]));
  if (copy.status !== 200) throw new Error(`the copy: ${copy.status}`);
  say(
    `  ${copy.headers.get("content-type")}, ${(await copy.arrayBuffer()).byteLength} bytes, to be saved and not shown`,
  );
  const papers = list(seen.body["documents"])
    .map(obj)
    .map(({ beneficiary, documentId }) => ({
      beneficiary: Number(beneficiary),
      documentId: str(documentId),
    }));
  const poor: Paper = { beneficiary: 3, documentId: "proof-of-residence" };
  const isPoor = (paper: Paper) =>
    paper.beneficiary === poor.beneficiary && paper.documentId === poor.documentId;
  const decide = (documents: readonly unknown[]) =>
    api("POST", `${path}/review`, { token: officer, body: { documents } });
  expectStatus(
    `the officer accepts ${papers.length - 1} papers and rejects Zineb's proof of residence: unreadable`,
    await decide(
      papers.map((paper) =>
        isPoor(paper)
          ? { ...paper, decision: "reject", reason: "unreadable" }
          : { ...paper, decision: "accept" },
      ),
    ),
    200,
  );
  const told = await messageTo(
    phone,
    "the family reads which paper, and why",
    before,
    (text) => !isCode(text),
  );
  await correct(family, requestId, [poor]);
  expectStatus("the officer accepts it", await decide([{ ...poor, decision: "accept" }]), 200);
  await messageTo(phone, "and they may choose a day", before, (text) => !isCode(text) && text !== told);
  return { requestId, reference: str(filed.body["reference"]) };
};

/** Somebody else's request for so many people, valid at once. */
const otherRequest = async ({ token }: Citizen, people: number): Promise<string> => {
  const guests = Array.from({ length: people }, () => inventedPerson("Filali", "Anas", "1988-08-08"));
  const filed = await api("POST", "/requests", { token, ...request(certificate, guests) });
  const requestId = str(filed.body["requestId"]);
  await uploadPapers(placesFrom(port).api, token, requestId);
  const sent = await api("POST", `/requests/${requestId}/submission`, { token });
  return sent.status === 200 ? requestId : wrong("another family's request", sent);
};

const slotsOn = async ({ token }: Citizen, requestId: string, date: string) => {
  const shown = await api("GET", `/requests/${requestId}/days/${date}/slots`, { token });
  if (shown.status !== 200) return wrong("the slots of the day", shown);
  return { slots: list(shown.body["slots"]).map(obj), slotsGrant: str(shown.body["slotsGrant"]) };
};

/** Books a request on a day, in the first slot that takes it; false where none does. */
const bookOn = async (others: Citizen, requestId: string, date: string): Promise<boolean> => {
  const { token } = others;
  const { slots, slotsGrant } = await slotsOn(others, requestId, date);
  for (const { slotId, slots: inSlots } of slots) {
    const body = { slotId: str(slotId), slotsGrant, slots: inSlots };
    const held = await api("POST", `/requests/${requestId}/hold`, { token, body });
    // A list may be some seconds old: the press decides.
    if (held.body["code"] === "slot-full") continue;
    const confirming = { token, body: { holdToken: held.body["holdToken"] } };
    const confirmed = await api("POST", `/requests/${requestId}/appointment`, confirming);
    return confirmed.status === 201 || wrong("another family books", confirmed);
  }
  return false;
};

/** Books for `people` on the day while a slot takes them; the requests that have an appointment. */
const bookWhileFree = async (others: Citizen, date: string, people: number): Promise<readonly string[]> => {
  const booked: string[] = [];
  for (;;) {
    const requestId = await otherRequest(others, people);
    if (!(await bookOn(others, requestId, date))) return booked;
    booked.push(requestId);
  }
};

/** Other people take every place of the last of these days that a party of six finds room on; its request. */
const fillDay = async (others: Citizen, dates: readonly string[]) => {
  const given = await otherRequest(others, 6);
  for (const date of dates.toReversed()) {
    if (!(await bookOn(others, given, date))) continue;
    const booked: string[] = [given];
    for (const people of [6, 2, 1]) booked.push(...(await bookWhileFree(others, date, people)));
    step(`${booked.length} other families book ${date}, until no place is left`);
    return { date, given };
  }
  throw new Error("no day left for the story: npm start -- --fresh");
};

/** From a full day to an appointment on it: the waiting list, another's cancellation, an offer, its acceptance. */
const waitAndAccept = async (family: Citizen, requestId: string) => {
  const { phone, token } = family;
  const days = await api("GET", `/requests/${requestId}/days`, { token });
  const dates = list(days.body["days"]).map((day) => str(obj(day)["date"]));
  const others = await openAccount("fr", "another family");
  const { date, given } = await fillDay(others, dates);
  say("  the very day on which all three Amranis are in Paris");
  if (await bookOn(family, requestId, date)) wrong("the day is full", days);
  step(`the Amranis find no slot on ${date}`);
  const before = moments();
  expectStatus(
    "they join the waiting list for that day, all three or nobody",
    await api("PUT", `/requests/${requestId}/waiting`, {
      token,
      body: { mode: "offer", from: date, to: date },
    }),
    200,
  );
  expectStatus(
    "one of the others cancels; those places do not go back on sale at once",
    await api("POST", `/requests/${given}/appointment/cancellation`, { token: others.token }),
    200,
  );
  await messageTo(phone, "the Amranis are offered three places by SMS", before, (text) => !isCode(text));
  const seen = expectStatus(
    "they look at the offer: looking changes nothing",
    await api("GET", `/requests/${requestId}/waiting`, { token }),
    200,
  );
  const offer = obj(seen.body["offer"]);
  say(
    `  ${str(offer["date"])} ${str(offer["time"])}, ${str(offer["places"])} places, until ${str(offer["until"])}`,
  );
  const booked = expectStatus(
    "they accept it: an appointment for three",
    await api("POST", `/requests/${requestId}/appointment`, {
      token,
      body: { holdToken: offer["holdToken"] },
    }),
    201,
  );
  const slotId = `${str(booked.body["date"])}T${str(booked.body["time"])}`;
  const confirmed = (text: string): boolean => saysTime(slotId)(text) && text.includes("confirm");
  await messageTo(phone, "and receive the confirmation", before, confirmed);
};

/** The visit: stamps checked and consumed, and the visit closed, in one write. */
const visit = async (officer: string, reference: string, codes: readonly string[]): Promise<void> => {
  const found = expectStatus(
    "the officer at the desk types the reference",
    await api("GET", `/desk/posts/${postId}/visits?reference=${reference}`, { token: officer }),
    200,
  );
  const shown = obj(list(found.body["visits"])[0]);
  say(
    `  ${str(shown["date"])} ${str(shown["time"])}: ${list(shown["names"])
      .map((name) => str(name))
      .join(", ")}`,
  );
  for (const [index, code] of codes.entries())
    expectStatus(
      `checks stamp ${index + 1} of ${codes.length}: usable for this act`,
      await api("POST", `/desk/posts/${postId}/stamp-checks`, {
        token: officer,
        body: { code, procedureId: registration },
      }),
      200,
    );
  const path = `/desk/posts/${postId}/days/${str(shown["date"])}/visits/${str(shown["appointmentId"])}/closing`;
  const closed = expectStatus(
    "consumes all three and closes the visit in one write: the family is served",
    await api("POST", path, { token: officer, body: { desk: "3", stampCodes: codes } }),
    200,
  );
  if (closed.body["state"] === "booked") wrong("the visit is closed", closed);
};

/** A family of three, from the first form to the desk. */
export const familyStory = async (officer: string): Promise<void> => {
  chapter("The Amranis, three people, register at the consulate in Paris");
  const family = await openAccount("fr", "Rachid Amrani");
  const { phone, token } = family;
  const { requestId, reference } = await validRequest(family, officer);
  await waitAndAccept(family, requestId);
  const before = moments();
  const body = await chooseSlot(token, requestId, "first");
  expectStatus(
    `a flight is moved: they take ${body.slotId.replace("T", " ")} instead, new places for old in one write`,
    await api("POST", `/requests/${requestId}/appointment/reschedule`, { token, body }),
    200,
  );
  await messageTo(phone, "and are told of the new time", before, saysTime(body.slotId));
  await print(
    "they print the convocation, with what each of the three brings",
    `convocation-${reference}.pdf`,
    `/requests/${requestId}/appointment/convocation.pdf`,
    token,
  );
  const codes = await buy(family, registration, 3);
  await visit(officer, reference, codes);
  const served = await api("GET", `/requests/${requestId}`, { token });
  if (served.body["state"] !== "served") wrong("the request is served", served);
};

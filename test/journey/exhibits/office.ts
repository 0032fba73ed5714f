import { randomUUID } from "node:crypto";
import { callApi, payOnCardPage } from "#local/client/wisal.ts";
import { type JsonObject, list, obj, parseJson, str } from "#local/json.ts";
import { bookOn, type Call, callsOf } from "#test/journey/exhibits/calls.ts";
import { people } from "#test/journey/exhibits/people.ts";
import type { deskDay, Expected } from "#test/journey/support/desk-day.ts";
import { newPhone } from "#test/journey/support/people.ts";
import type { JourneyPlatform } from "#test/journey/support/platform.ts";
import { staffToken } from "#test/journey/support/sign-in.ts";
import { eventually } from "#test/support/deadline.ts";

type Day = Awaited<ReturnType<typeof deskDay>>;

const postId = "fr-paris";
const ACT = "signature-legalisation";
const { hind, karim, leila, anas } = people;

/** A day at the desk: one visit over, one arrived, two awaited, a file to judge, and somebody acted for. */
export const deskExhibits = async ({ places }: JourneyPlatform, day: Day) => {
  const citizen = await day.citizen();
  const { token } = citizen;
  const visit = async (procedureId: string, who: Parameters<Day["file"]>[2]) =>
    await day.book(token, await day.file(token, procedureId, who));
  const served = await visit(ACT, [anas]);
  const here = await visit(ACT, [hind, karim]);
  const due = await visit("life-certificate", [leila]);
  await visit("life-certificate", [anas]);
  const toJudge = await day.file(token, "passport-adult", [anas], "seen");
  const codes = await day.buy(citizen, 4);
  await Promise.all([served, here].map(day.arrive));
  const officer = callsOf(places, await staffToken(places, "officer.paris@wisal.example"));
  const at = ({ date, appointmentId }: Expected) =>
    `/desk/posts/${postId}/days/${date}/visits/${appointmentId}/closing`;
  await officer("POST", at(served), { desk: "3", stampCodes: codes.slice(0, 1) });
  const acting = await officer("POST", `/staff/posts/${postId}/mandates`, {
    reference: due.reference,
    birthDate: leila.birthDate,
  });
  return { served, here, due, toJudge, acting, usedCode: codes[0] ?? "", officer };
};

/** A stamp paid by card, and one that an agency's clerk took the money for twice. */
const soldStamps = async ({ places }: JourneyPlatform, day: Day): Promise<{ readonly orderId: string }> => {
  const { phone, token } = await day.citizen();
  const call = callsOf(places, token);
  const order = async () => {
    const body = { postId, items: [{ procedureId: ACT, quantity: 1 }], phone };
    return str((await call("POST", "/orders", body))["orderId"]);
  };
  const orderId = await order();
  await payOnCardPage(await call("POST", `/orders/${orderId}/payments`, { channel: "card" }));
  const twice = await order();
  const { reference } = await call("POST", `/orders/${twice}/payments`, { channel: "agency" });
  await callApi(places.payment, "POST", "/control/agency", { body: { reference, behaviour: "twice" } });
  await eventually(
    "the stamp is issued",
    async () => obj(list((await call("GET", `/orders/${orderId}`))["units"])[0])["stamp"] !== undefined,
    { withinMs: 60_000, everyMs: 250 },
  );
  return { orderId };
};

/** Closes a day on which somebody has an appointment: they are offered another. */
const conflict = async ({ places }: JourneyPlatform, day: Day, head: Call): Promise<void> => {
  const { token } = await day.citizen();
  const { requestId } = await day.file(token, ACT, [leila]);
  const { date } = await bookOn(callsOf(places, token), requestId, 7);
  const path = `/staff/posts/${postId}/calendars/acts`;
  const { calendar, version } = await head("GET", path);
  const closed = { kind: "closed", date: str(date), reason: "Travaux" };
  const exceptions = [...list(obj(calendar)["exceptions"]), closed];
  await head("PUT", path, { version, calendar: { ...obj(calendar), exceptions } });
  await eventually(
    "the conflict is listed",
    async () => list((await head("GET", `${path}/conflicts`))["conflicts"]).length > 0,
    { withinMs: 60_000, everyMs: 250 },
  );
};

/** What a post's head finds: a proposal, money owed, an agent's calls, a conflict, a draw. */
export const headExhibits = async (
  platform: JourneyPlatform,
  day: Day,
  officer: Call,
): Promise<{ readonly member: string }> => {
  const { places } = platform;
  const head = callsOf(places, await staffToken(places, "head.paris@wisal.example"));
  const { orderId } = await soldStamps(platform, day);
  const refund = { kind: "refund", orderId, unit: 1, reason: "wrong-act", note: "Acheté pour un passeport" };
  await officer("POST", `/staff/posts/${postId}/proposals`, refund);
  const calls = callsOf(places, await staffToken(places, "calls@wisal.example"));
  const opened = await calls("POST", `/staff/posts/${postId}/accounts`, {
    phone: newPhone(),
    language: "ar",
  });
  const acting = callsOf(places, await staffToken(places, "calls@wisal.example"), {
    "wisal-mandate": str(opened["mandate"]),
  });
  await acting("POST", "/requests", { postId, procedureId: "life-certificate", beneficiaries: [hind] });
  await conflict(platform, day, head);
  const from = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  await head("POST", `/staff/posts/${postId}/calendars/acts/draws`, {
    ...{ from, to: from, confirmHours: 24 },
    ...{ opensAt: at(1), closesAt: at(48), drawAt: at(50) },
  });
  const { members } = await head("GET", `/staff/posts/${postId}/members`);
  return { member: str(obj(list(members)[0])["staffId"]) };
};

/** The network's money: a settlement file with what nobody knows, one difference open, explained and closed each. */
export const moneyExhibits = async ({ places }: JourneyPlatform): Promise<{ readonly fileId: string }> => {
  const token = await staffToken(places, "network@wisal.example");
  const call = callsOf(places, token);
  const heading = "Date opération;Date règlement;Commande;Transaction;Type;Montant;Devise";
  const rows = [1, 2, 3].map((n) => `21/11/2026;2026-11-24;ord_unknown${n};T-${n};V;${n}20,00;MAD`);
  const answer = await fetch(`${places.api}/finance/settlements?channel=card`, {
    method: "POST",
    headers: {
      ...{ authorization: `Bearer ${token}`, "content-type": "text/csv" },
      "idempotency-key": randomUUID(),
    },
    body: `${[heading, ...rows].join("\n")}\n`,
  });
  const fileId = str(obj(parseJson(await answer.text()))["fileId"]);
  const differences = await eventually(
    "the differences",
    async () => {
      const open = list((await call("GET", "/finance/differences?state=open"))["differences"]);
      return open.length >= rows.length && open.map(obj);
    },
    { withinMs: 60_000, everyMs: 250 },
  );
  const idOf = (each: JsonObject | undefined) => str(each?.["differenceId"]);
  const [first, second] = differences;
  const reason = { reason: "Remboursé par la banque le 24" };
  for (const each of [first, second])
    await call("POST", `/finance/differences/${idOf(each)}/explanation`, reason);
  await call("POST", `/finance/differences/${idOf(first)}/closure`, { reason: "Vu sur le relevé" });
  return { fileId };
};

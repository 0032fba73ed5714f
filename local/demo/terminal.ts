import { randomInt } from "node:crypto";
import { list, obj, str } from "#local/json.ts";
import { book, openAccount } from "./citizen.ts";
import {
  api,
  chapter,
  expectRefusal,
  expectStatus,
  inventedPerson,
  isCode,
  messageTo,
  money,
  say,
} from "./narrator.ts";
import { sendPapers } from "./papers.ts";
import { closing } from "./stories.ts";

const postId = "fr-paris";
const procedureId = "signature-legalisation";

/** The order, paid at the post's own card terminal: an officer types its slip. */
const payAtTerminal = async (citizen: { token: string; phone: string }, officer: string) => {
  const { token, phone } = citizen;
  const before = new Date(Date.now() - 1000).toISOString();
  const order = expectStatus(
    "she orders a stamp",
    await api("POST", "/orders", {
      token,
      body: { postId, items: [{ procedureId, quantity: 1 }], phone, language: "fr" },
    }),
    201,
  );
  const orderId = str(order.body["orderId"]);
  const slip = {
    terminalId: "tpe-0042",
    receiptNumber: String(randomInt(1_000_000)).padStart(8, "0"),
    approvalCode: "A1B2C3",
    amount: order.body["total"],
    date: new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format(),
  };
  const path = `/desk/posts/${postId}/orders/${orderId}/terminal-receipts`;
  expectRefusal(
    "the officer types a wrong amount",
    await api("POST", path, { token: officer, body: { ...slip, amount: { amount: 200, currency: "MAD" } } }),
    422,
    "payment-wrong-amount",
  );
  expectStatus(
    `and the right one, ${money(slip.amount)}: the receipt ${slip.receiptNumber} pays this order and no other`,
    await api("POST", path, { token: officer, body: slip }),
    200,
  );
  await messageTo(phone, "Khadija receives the code", before, isCode);
  return orderId;
};

/** Paid at the post's terminal, attached to the request, and used at the desk without a code typed. */
export const terminalStory = async (officer: string): Promise<void> => {
  chapter("Khadija pays at the consulate's card terminal, and comes to the desk without a code");
  const citizen = await openAccount("fr", "Khadija");
  const { token } = citizen;
  const beneficiaries = [inventedPerson("Idrissi", "Khadija", "1975-06-19")];
  const filed = expectStatus(
    "files a request",
    await api("POST", "/requests", { token, body: { postId, procedureId, beneficiaries } }),
    201,
  );
  const requestId = str(filed.body["requestId"]);
  await sendPapers(token, requestId);
  expectStatus(
    "submits it: valid at once",
    await api("POST", `/requests/${requestId}/submission`, { token }),
    200,
  );
  const { appointmentId, date } = await book(token, requestId);
  const orderId = await payAtTerminal(citizen, officer);
  expectStatus(
    "she attaches the stamp to her request: nobody else can use it, and its year stands still",
    await api("POST", `/requests/${requestId}/stamps`, { token, body: { orderId, unit: 1 } }),
    201,
  );
  const visit = expectStatus(
    "the officer opens her visit, and the stamp is there",
    await api("GET", `/desk/posts/${postId}/days/${date}/visits/${appointmentId}`, { token: officer }),
    200,
  );
  const [stamp = {}] = list(visit.body["stamps"]).map(obj);
  say(`  ${money(stamp["amount"])}, ${stamp["usable"] === true ? "usable" : str(stamp["reason"])}`);
  expectStatus(
    "uses it and closes the visit: no code was typed",
    await api("POST", closing(date, appointmentId), {
      token: officer,
      body: { desk: "2", stampCodes: [], stampIds: [stamp["stampId"]] },
    }),
    200,
  );
};

import { signInCitizen } from "#local/client/sign-in.ts";
import { payOnCardPage, stampCodeIn } from "#local/client/wisal.ts";
import { list, obj, str } from "#local/json.ts";
import {
  api,
  expectStatus,
  inventedPhone,
  isCode,
  messageTo,
  money,
  paint,
  port,
  print,
  say,
  step,
  wrong,
} from "./narrator.ts";

/** Somebody signed in, and the language they read. */
export interface Citizen {
  readonly phone: string;
  readonly token: string;
  readonly language: "fr" | "ar";
}

/** On this day and before it an appointment can no longer be moved (A4), and today's slots may be over. */
const lastFixedDay = (): string => new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10);

/** A slot with places on the first day that can still be moved, or on the last; the request must be valid or booked. */
export const chooseSlot = async (
  token: string,
  requestId: string,
  which: "first" | "last",
  headers: Readonly<Record<string, string>> = {},
) => {
  const days = expectStatus(
    "lists the days with places for everybody",
    await api("GET", `/requests/${requestId}/days`, { token, headers }),
    200,
  );
  const listed = list(days.body["days"]).filter((day) => str(obj(day)["date"]) > lastFixedDay());
  const day = obj(listed.at(which === "first" ? 0 : -1));
  say(
    `  ${listed.length} days with places after tomorrow; the ${which} is ${str(day["date"])} (${str(days.body["city"])}, ${str(days.body["timeZone"])})`,
  );
  const slots = expectStatus(
    "lists its slots in the post's local time",
    await api("GET", `/requests/${requestId}/days/${str(day["date"])}/slots`, { token, headers }),
    200,
  );
  const slot = obj(list(slots.body["slots"]).at(which === "first" ? 0 : -1));
  // A party that no slot has room for is shown where it sits in consecutive ones, and says that it agrees.
  return { slotId: str(slot["slotId"]), slotsGrant: str(slots.body["slotsGrant"]), slots: slot["slots"] };
};

/** Chooses a slot with places, holds and confirms it; an agent's mandate is among the headers. */
export const book = async (
  token: string,
  requestId: string,
  which: "first" | "last" = "first",
  headers: Readonly<Record<string, string>> = {},
) => {
  const choice = await chooseSlot(token, requestId, which, headers);
  const hold = expectStatus(
    `holds ${choice.slotId} for everybody, 10 minutes`,
    await api("POST", `/requests/${requestId}/hold`, { token, headers, body: choice }),
    201,
  );
  const holdToken = str(hold.body["holdToken"]);
  const booked = expectStatus(
    "confirms: the hold becomes an appointment",
    await api("POST", `/requests/${requestId}/appointment`, { token, headers, body: { holdToken } }),
    201,
  );
  return {
    choice,
    holdToken,
    appointmentId: str(booked.body["appointmentId"]),
    date: str(booked.body["date"]),
  };
};

/** Moves the appointment to the first slot there is; not in its last 24 hours (A4). */
export const move = async (token: string, requestId: string): Promise<void> => {
  const body = await chooseSlot(token, requestId, "first");
  const moved = expectStatus(
    `moves the appointment to ${body.slotId}: the new place taken and the old one freed in one write`,
    await api("POST", `/requests/${requestId}/appointment/reschedule`, { token, body }),
    200,
  );
  say(`  it can be moved ${str(moved.body["movesLeft"])} more time`);
};

/** Buys stamps on the card page; the codes as they came by SMS. */
export const buy = async (
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
    await api("POST", `/orders/${orderId}/payments`, { token, body: { channel: "card" } }),
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
  const unit = obj(list(paid.body["units"])[0]);
  say(
    `  the first ends in ${str(obj(unit["stamp"])["code"])}; its SMS: ${str(obj(unit["delivery"])["state"])}`,
  );
  await print(
    "prints the receipt, with each stamp as the desk scans it",
    `receipt-${orderId}.pdf`,
    `/orders/${orderId}/receipt.pdf?codes=full`,
    token,
  );
  return codes;
};

/** Signs somebody new in and opens their account; `who` as the story calls them. */
export const openAccount = async (language: Citizen["language"], who: string): Promise<Citizen> => {
  const phone = inventedPhone();
  const { accessToken } = await signInCitizen({ phone, language, port });
  step(`${who} signs in with the six digits sent to ${phone}`);
  expectStatus(
    "opens an account; the phone comes from the issuer, not from the form",
    await api("PUT", "/account", { token: accessToken, body: { language } }),
    200,
  );
  return { phone, token: accessToken, language };
};

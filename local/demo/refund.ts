import { signInStaff } from "#local/client/sign-in.ts";
import { payOnCardPage } from "#local/client/wisal.ts";
import { list, obj, str } from "#local/json.ts";
import { openAccount } from "./citizen.ts";
import {
  api,
  chapter,
  expectRefusal,
  expectStatus,
  isCode,
  messageTo,
  port,
  step,
  waitFor,
} from "./narrator.ts";

const POST = "/staff/posts/fr-paris/proposals";

/** Waits until the money has gone back. */
const paidBack = async (token: string, orderId: string): Promise<void> => {
  await waitFor("the money goes back", async () => {
    const order = await api("GET", `/orders/${orderId}`, { token });
    const [refund = {}] = list(order.body["refunds"]).map(obj);
    return refund["state"] === "paid" || undefined;
  });
  step("the order shows the refund as paid, to the card that paid");
};

/** The wrong act was bought: too early for the buyer alone, so two members of staff give the money back (T9). */
export const refundStory = async (officer: string): Promise<void> => {
  chapter("Asma bought the wrong act, and gets her money back");
  const { token, phone } = await openAccount("fr", "Asma");
  const since = new Date().toISOString();
  const order = {
    postId: "fr-paris",
    items: [{ procedureId: "signature-legalisation", quantity: 1 }],
    phone,
    language: "fr",
  };
  const placed = expectStatus("orders a stamp", await api("POST", "/orders", { token, body: order }), 201);
  const orderId = str(placed.body["orderId"]);
  const channel = { token, body: { channel: "card" } };
  const form = expectStatus(
    "pays it by card",
    await api("POST", `/orders/${orderId}/payments`, channel),
    200,
  );
  await payOnCardPage(form.body);
  await messageTo(phone, "receives its code", since, isCode);
  expectRefusal(
    "she asks for her money herself: not before the third day",
    await api("POST", `/orders/${orderId}/units/1/refund`, { token }),
    409,
    "refund-too-early",
  );
  const body = { kind: "refund", orderId, unit: 1, reason: "wrong-act" };
  const proposed = expectStatus(
    "the officer proposes a refund",
    await api("POST", POST, { token: officer, body }),
    201,
  );
  const approval = `${POST}/${str(proposed.body["proposalId"])}/approval`;
  expectRefusal("and can't allow it", await api("POST", approval, { token: officer }), 403, "forbidden");
  const { accessToken: head } = await signInStaff({ email: "head.paris@wisal.example", port });
  expectStatus(
    "the head of post, signed in at this moment with a second factor, does",
    await api("POST", approval, { token: head }),
    200,
  );
  expectRefusal("a second time", await api("POST", approval, { token: head }), 409, "proposal-closed");
  await paidBack(token, orderId);
  await messageTo(phone, "and Asma is told", since, (text) => text.includes("remboursés"));
};

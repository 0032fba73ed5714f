import { callApi, stampCodeIn } from "#local/client/wisal.ts";
import { list, obj, str } from "#local/json.ts";
import { openAccount } from "./citizen.ts";
import {
  api,
  chapter,
  expectRefusal,
  expectStatus,
  isCode,
  messageTo,
  money,
  places,
  say,
  step,
  waitFor,
  wrong,
} from "./narrator.ts";

/** Somebody without a card: a reference, an agency's counter, a clerk who takes the money twice; the stamp's code. */
export const agencyStory = async (officer: string): Promise<{ readonly code: string }> => {
  chapter("Omar has no card: he pays for a stamp at a payment agency");
  const { phone, token } = await openAccount("ar", "Omar");
  const before = new Date(Date.now() - 1000).toISOString();
  const items = [{ procedureId: "signature-legalisation", quantity: 1 }];
  const order = expectStatus(
    "orders a stamp",
    await api("POST", "/orders", { token, body: { postId: "fr-paris", items, phone, language: "ar" } }),
    201,
  );
  const orderId = str(order.body["orderId"]);
  const pay = (channel: string) => api("POST", `/orders/${orderId}/payments`, { token, body: { channel } });
  const started = expectStatus("asks for a reference, good for seven days", await pay("agency"), 200);
  const reference = str(started.body["reference"]);
  await messageTo(phone, "has it by SMS", before, (text) => text.includes(reference));
  const told = await callApi(places.payment, "POST", "/control/agency", {
    body: { reference, behaviour: "twice" },
  });
  const due = obj(obj(obj(told.body["lookup"])["body"]));
  say(`  the counter looks ${reference} up: ${str(due["state"])}, ${money(due["amount"])}; no name`);
  const [first, second] = list(told.body["notices"]).map((notice) => obj(obj(notice)["body"]));
  if (first?.["outcome"] !== "captured") wrong("the agency's payment is captured", told);
  if (second?.["outcome"] !== "to-return") wrong("the second payment is to be returned", told);
  step("the clerk takes the money, and by mistake a second time: that one is to go back");
  const text = await messageTo(phone, "receives the stamp by SMS", before, isCode);
  expectRefusal("paying a paid order by card", await pay("card"), 409, "order-wrong-state");
  const owed = await waitFor("what the post owes", async () => {
    const { body } = await api("GET", "/staff/posts/fr-paris/refunds", { token: officer });
    return list(body["refunds"])
      .map(obj)
      .find((refund) => refund["orderId"] === orderId);
  });
  const receipt = `/staff/posts/fr-paris/orders/${orderId}/refunds/${str(owed["refundId"])}/receipt`;
  expectStatus(
    `the officer finds it owed, pays ${money(owed["amount"])} back and records the receipt`,
    await api("POST", receipt, { token: officer, body: { reference: "R-2026-0001" } }),
    200,
  );
  return { code: stampCodeIn(text) ?? "" };
};

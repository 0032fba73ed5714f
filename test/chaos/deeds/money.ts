import { randomInt } from "node:crypto";
import { callApi } from "#local/client/wisal.ts";
import { obj, str } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { pick, type Random } from "#test/bench/random.ts";
import { setOf } from "#test/local/path/money-steps.ts";
import { DAY } from "#test/local/path/scenario-steps.ts";
import { platform } from "#test/local/support/platform.ts";
import { call } from "../client.ts";
import { ACT, note, type Order, type Person, POST, type World } from "../world.ts";
import type { Deed } from "./deed.ts";

const orderWhere = ({ orders }: Person, random: Random, suits: (order: Order) => boolean) =>
  pick(random, orders.filter(suits));

/** What the card provider, an agency or the wallet is made to do; it tells the platform by itself. */
const provider = async (what: string, body: unknown): Promise<void> => {
  await callApi(platform().places.payment, "POST", `/control/${what}`, { body });
};

export const order: Deed = async (world, { citizen, orders }, random) => {
  const quantity = 1 + Math.floor(random() * 3);
  const { token, phone } = citizen;
  const body = { postId: POST, items: [{ procedureId: ACT, quantity }], phone, language: "fr" };
  const { answer } = note(world, "order", await call("POST", "/orders", { token, body }));
  if (answer?.status !== 201) return;
  const { orderId, total } = answer.body;
  orders.push({ orderId: str(orderId), quantity, total, paid: false, aged: false });
};

const startPayment = async (world: World, { citizen }: Person, { orderId }: Order, channel: string) => {
  const options = { token: citizen.token, body: { channel } };
  const { answer } = note(world, "startPayment", await call("POST", `/orders/${orderId}/payments`, options));
  return answer?.status === 200 ? answer.body : undefined;
};

const cardOutcomes = [
  ...["pay", "pay", "pay", "pay", "duplicate", "duplicate", "delay", "delay", "decline"],
  ...["decline-before", "decline-after", "forge", "wrong-amount", "wrong-currency", "wrong-merchant"],
] as const;
/** A callback that comes late, when the buyer may have done something else. */
const LATE_MS = 800;
/** Forged notices are told from an answer, and nobody is to believe that these paid. */
const lies = new Set(["forge", "wrong-amount", "wrong-currency", "wrong-merchant", "decline"]);

export const payByCard: Deed = async (world, person, random) => {
  const one = orderWhere(person, random, ({ paid }) => !paid || random() < 0.1);
  if (one === undefined) return await order(world, person, random);
  const outcome = pick(random, cardOutcomes) ?? "pay";
  const started = await startPayment(world, person, one, "card");
  if (started === undefined) return;
  await provider("pay", { form: started["fields"], outcome, delayMs: LATE_MS });
  one.paid ||= !lies.has(outcome);
  world.mail.collect();
};

const agencyBehaviours = [
  ...["pay", "pay", "replay", "reorder", "twice", "refuse", "forge", "wrong-amount", "wrong-currency"],
] as const;

export const payByAgency: Deed = async (world, person, random) => {
  const one = orderWhere(person, random, ({ paid }) => !paid);
  if (one === undefined) return await order(world, person, random);
  const behaviour = pick(random, agencyBehaviours) ?? "pay";
  const [channel, field] = random() < 0.5 ? ["agency", "reference"] : ["wallet", "link"];
  const started = await startPayment(world, person, one, channel);
  if (started === undefined) return;
  await provider(channel, { [field]: started[field], behaviour });
  one.paid ||= !lies.has(behaviour) && behaviour !== "refuse";
};

export const payAtDesk: Deed = async (world, person, random) => {
  const one = orderWhere(person, random, ({ paid }) => !paid);
  if (one === undefined) return await order(world, person, random);
  const body = {
    terminalId: "tpe-0042",
    receiptNumber: String(randomInt(1, 100_000_000)).padStart(8, "0"),
    approvalCode: "A1B2C3",
    amount: one.total,
    date: new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format(),
  };
  const path = `/desk/posts/${POST}/orders/${one.orderId}/terminal-receipts`;
  const { answer } = note(world, "payAtDesk", await call("POST", path, { token: world.officer, body }));
  one.paid ||= answer?.status === 200;
};

/** The provider tells of a payment once more, however long ago it was. */
export const repeatCallback: Deed = async (world, person, random) => {
  const one = orderWhere(person, random, ({ paid }) => paid);
  if (one === undefined) return await payByCard(world, person, random);
  await provider("replay", { oid: one.orderId, times: 3 });
};

export const giveUpOrder: Deed = async (world, person, random) => {
  const one = orderWhere(person, random, ({ paid }) => !paid);
  if (one === undefined) return await order(world, person, random);
  const path = `/orders/${one.orderId}/cancellation`;
  note(world, "giveUpOrder", await call("POST", path, { token: person.citizen.token }));
};

const unitOf = (random: Random, { quantity }: Order): number => 1 + Math.floor(random() * quantity);

export const resend: Deed = async (world, person, random) => {
  const one = orderWhere(person, random, ({ paid }) => paid);
  if (one === undefined) return await payByCard(world, person, random);
  const path = `/orders/${one.orderId}/units/${unitOf(random, one)}/resend`;
  note(world, "resend", await call("POST", path, { token: person.citizen.token }));
};

/** Four days pass over a paid order: its stamps can be given back (T9). */
export const age: Deed = async (world, person, random) => {
  const one = orderWhere(person, random, ({ paid, aged }) => paid && !aged);
  if (one === undefined) return await payByCard(world, person, random);
  const { answer } = await call("GET", `/orders/${one.orderId}`, { token: person.citizen.token });
  if (answer?.body["state"] !== "paid") return;
  await setOf(keys.order(one.orderId), { paidAt: new Date(Date.now() - 4 * DAY).toISOString() });
  one.aged = true;
};

/** What may become of the next payment back: made or not, with the answer lost; refused; in error. */
const creditOutcomes = [
  "pay",
  "pay",
  "lose-answer",
  "lose-answer",
  "lose-request",
  "decline",
  "error",
] as const;

export const refund: Deed = async (world, person, random) => {
  const one = orderWhere(person, random, ({ aged }) => aged);
  if (one === undefined) return await age(world, person, random);
  const unit = unitOf(random, one);
  const path = `/orders/${one.orderId}/units/${unit}/refund`;
  const called = note(world, "refund", await call("POST", path, { token: person.citizen.token }));
  world.stampCalls.push({ kind: "refund", of: { orderId: one.orderId, unit }, called });
  if (called.answer?.body["channel"] === "card")
    await provider("credits", { next: [pick(random, creditOutcomes) ?? "pay"] });
};

const PROPOSALS = `/staff/posts/${POST}/proposals`;

export const propose: Deed = async (world, person, random) => {
  const one = orderWhere(person, random, ({ paid }) => paid);
  if (one === undefined) return await payByCard(world, person, random);
  const body = { kind: "refund", orderId: one.orderId, unit: unitOf(random, one), reason: "wrong-act" };
  const { answer } = note(world, "propose", await call("POST", PROPOSALS, { token: world.officer, body }));
  const { orderId, unit } = body;
  if (answer?.status === 201)
    world.proposals.push({ proposalId: str(obj(answer.body)["proposalId"]), orderId, unit });
};

/** The head of the post allows or refuses what was proposed. */
export const decide: Deed = async (world, person, random) => {
  const one = pick(random, world.proposals);
  if (one === undefined) return await propose(world, person, random);
  const { proposalId, orderId, unit } = one;
  const allow = random() < 0.7;
  const path = `${PROPOSALS}/${proposalId}/${allow ? "approval" : "rejection"}`;
  const called = note(world, "decide", await call("POST", path, { token: world.head }));
  if (allow) world.stampCalls.push({ kind: "refund", of: { orderId, unit }, called });
};

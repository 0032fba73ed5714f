import { randomInt } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { callApi } from "#local/client/wisal.ts";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { list, obj, str } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { eventually } from "#test/support/deadline.ts";
import { api, expecting, refusalIn } from "../support/api.ts";
import { codesTo, textsTo } from "../support/errands.ts";
import { type Citizen, newCitizen, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { partition } from "../support/stored.ts";

const FEE = { amount: 2000, currency: "MAD" };

/** The four ways to pay and what can go wrong on each, with the providers' own pages and signatures (T2). */
export const channels = (): void => {
  let citizen: Citizen;

  beforeAll(async () => {
    citizen = await newCitizen();
  });

  const order = async (): Promise<string> => {
    const { token, phone } = citizen;
    const items = [{ procedureId: "signature-legalisation", quantity: 1 }];
    const body = { postId: "fr-paris", items, phone, language: "fr" };
    return str((await expecting(201, api("POST", "/orders", { token, body })))["orderId"]);
  };
  const start = (orderId: string, channel: string) =>
    expecting(200, api("POST", `/orders/${orderId}/payments`, { token: citizen.token, body: { channel } }));
  const shown = (orderId: string) =>
    expecting(200, api("GET", `/orders/${orderId}`, { token: citizen.token }));
  const control = async (what: string, body: unknown) =>
    (await callApi(platform().places.payment, "POST", `/control/${what}`, { body })).body;
  /** What was captured for an order: what paid it first, then why others must go back. */
  const capturesOf = async (orderId: string): Promise<readonly string[]> =>
    (await partition("stamps", keys.order(orderId).pk))
      .filter(({ sk }) => String(sk).startsWith("PAY#"))
      .map(({ unwanted }) => (typeof unwanted === "string" ? unwanted : "wanted"))
      .toSorted((one, other) => other.localeCompare(one));
  const put = (item: Readonly<Record<string, unknown>>) =>
    platform().dynamodb.client.call("PutItem", {
      TableName: platform().table("stamps"),
      Item: toAttributes({ ...item }),
    });
  /** The order's time was over a minute ago, and the sweep is to look at it. */
  const endTime = async (orderId: string): Promise<void> => {
    const [stored] = (await partition("stamps", keys.order(orderId).pk)).filter(({ sk }) => sk === "ORD");
    const at = new Date(Date.now() - 60_000).toISOString();
    await put({ ...stored, payableUntil: at });
    await put({ ...keys.stampsDue(at, "order", orderId), at, kind: "order", id: orderId });
  };
  const sweep = async (): Promise<void> => {
    expect((await platform().runtime.invokeAsync("stamps-sweep", {})).ok).toBe(true);
  };

  it.each([
    ["pay", ["ACTION=POSTAUTH"], "paid"],
    ["decline", ["APPROVED"], "awaiting-payment"],
    ["duplicate", ["ACTION=POSTAUTH", "ACTION=POSTAUTH"], "paid"],
    ["decline-before", ["APPROVED", "ACTION=POSTAUTH"], "paid"],
    ["decline-after", ["ACTION=POSTAUTH", "APPROVED"], "paid"],
    ["forge", ["FAILURE"], "awaiting-payment"],
    ["wrong-amount", ["FAILURE"], "awaiting-payment"],
    ["wrong-currency", ["FAILURE"], "awaiting-payment"],
    ["wrong-merchant", ["FAILURE"], "awaiting-payment"],
  ])("the card page › %s › is answered %j and leaves the order %s (T2)", async (outcome, answers, state) => {
    const orderId = await order();
    const { fields } = await start(orderId, "card");
    const { callbacks } = await control("pay", { form: fields, outcome });
    expect(list(callbacks).map((each) => str(obj(each)["answer"]))).toEqual(answers);
    expect((await shown(orderId))["state"]).toBe(state);
    expect(await capturesOf(orderId)).toEqual(state === "paid" ? ["wanted"] : []);
  });

  it("a card declined › is tried again on the same order; its notice ten times over changes nothing (T2)", async () => {
    const orderId = await order();
    const first = await start(orderId, "card");
    await control("pay", { form: first["fields"], outcome: "decline" });
    const second = await start(orderId, "card");
    await control("pay", { form: second["fields"], outcome: "pay" });
    const { callbacks } = await control("replay", { oid: orderId, times: 10 });
    expect(new Set(list(callbacks).map((each) => obj(each)["answer"]))).toEqual(new Set(["ACTION=POSTAUTH"]));
    expect(await capturesOf(orderId)).toEqual(["wanted"]);
  });

  it("a second card for a paid order, and a card after the order's end › is not taken (T2)", async () => {
    const [paid, over] = [await order(), await order()];
    const forms = [await start(paid, "card"), await start(paid, "card"), await start(over, "card")];
    await endTime(over);
    const answers: unknown[] = [];
    for (const { fields } of forms) {
      const { callbacks } = await control("pay", { form: fields, outcome: "pay" });
      answers.push(...list(callbacks).map((each) => obj(each)["answer"]));
    }
    expect(answers).toEqual(["ACTION=POSTAUTH", "FAILURE", "FAILURE"]);
    await sweep();
    expect((await shown(over))["state"]).toBe("expired");
    const again = { token: citizen.token, body: { channel: "card" } };
    expect(refusalIn(await api("POST", `/orders/${over}/payments`, again))).toEqual({
      status: 409,
      code: "order-expired",
    });
  });

  it("an agency › its reference comes by SMS, is looked up and paid, and the stamp's code follows (T2, T4)", async () => {
    const buyer = citizen;
    citizen = await newCitizen();
    const orderId = await order();
    const { reference } = await start(orderId, "agency");
    await eventually("the reference by SMS", async () =>
      (await textsTo(citizen.phone)).find((text) => text.includes(str(reference))),
    );
    expect(await shown(orderId)).toMatchObject({ paymentReference: reference });
    const { lookup, notices } = await control("agency", { reference, behaviour: "replay" });
    expect(obj(obj(lookup)["body"])).toMatchObject({ state: "awaiting-payment", amount: FEE });
    expect(list(notices)).toHaveLength(10);
    for (const each of list(notices))
      expect(each).toEqual({ status: 200, body: { orderId, outcome: "captured" } });
    await eventually("the code by SMS", async () => (await codesTo(citizen.phone))[0], { withinMs: 30_000 });
    expect(await capturesOf(orderId)).toEqual(["wanted"]);
    citizen = buyer;
  });

  it.each([
    ["twice", [200, 200], ["wanted", "second"]],
    ["wrong-amount", [422], []],
    ["wrong-currency", [422], []],
    ["forge", [401], []],
  ])(
    "an agency › %s › is answered %j, and is on record as %j (T2)",
    async (behaviour, statuses, captures) => {
      const orderId = await order();
      const { reference } = await start(orderId, "agency");
      const { notices } = await control("agency", { reference, behaviour });
      expect(list(notices).map((each) => obj(each)["status"])).toEqual(statuses);
      expect(await capturesOf(orderId)).toEqual(captures);
    },
  );

  it("an agency that takes money after the end › has it recorded as to be returned (T2)", async () => {
    const orderId = await order();
    const { reference } = await start(orderId, "agency");
    await endTime(orderId);
    await sweep();
    const { lookup, notices } = await control("agency", { reference, behaviour: "pay" });
    expect(obj(obj(lookup)["body"])["state"]).toBe("expired");
    expect(notices).toEqual([{ status: 200, body: { orderId, outcome: "to-return", reason: "late" } }]);
    expect(await capturesOf(orderId)).toEqual(["late"]);
  });

  it.each([
    ["pay", ["captured"], ["wanted"]],
    ["refuse", ["noted"], []],
    ["reorder", ["captured", "noted"], ["wanted"]],
    ["twice", ["captured", "to-return"], ["wanted", "second"]],
    ["wrong-amount", [undefined], []],
    ["forge", [undefined], []],
  ])("a wallet › %s › is answered %j, and is on record as %j (T2)", async (behaviour, outcomes, captures) => {
    const orderId = await order();
    const { link } = await start(orderId, "wallet");
    expect((await fetch(str(link))).status).toBe(200);
    expect((await fetch(str(link).replace("amount=20.00", "amount=10.00"))).status).toBe(400);
    const { notices } = await control("wallet", { link, behaviour });
    expect(list(notices).map((each) => obj(obj(each)["body"])["outcome"])).toEqual(outcomes);
    expect(await capturesOf(orderId)).toEqual(captures);
  });

  it("a terminal's slip › pays one order of the officer's post, and no other's (T2, E2)", async () => {
    const { accessToken: token } = await staff("paris");
    const { accessToken: elsewhere } = await staff("lyon");
    const [one, other] = [await order(), await order()];
    const body = {
      terminalId: "tpe-0042",
      receiptNumber: String(randomInt(1, 1_000_000)).padStart(8, "0"),
      approvalCode: "A1B2C3",
      amount: FEE,
      date: new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format(),
    };
    const path = (orderId: string, post = "fr-paris") =>
      `/desk/posts/${post}/orders/${orderId}/terminal-receipts`;
    const refused = async (...[to, asks]: [string, object]) => refusalIn(await api("POST", to, asks));
    expect(await refused(path(one, "fr-lyon"), { token: elsewhere, body })).toEqual({
      status: 404,
      code: "not-found",
    });
    expect(await refused(path(one), { token, body: { ...body, amount: { ...FEE, amount: 1 } } })).toEqual({
      status: 422,
      code: "payment-wrong-amount",
    });
    expect(await expecting(200, api("POST", path(one), { token, body }))).toEqual({
      orderId: one,
      outcome: "captured",
    });
    expect(await refused(path(other), { token, body })).toEqual({
      status: 409,
      code: "terminal-receipt-used",
    });
    expect([(await shown(one))["state"], (await shown(other))["state"]]).toEqual([
      "paid",
      "awaiting-payment",
    ]);
  });

  it("an order given up › is paid no more (T2)", async () => {
    const orderId = await order();
    const { fields } = await start(orderId, "card");
    const { token } = citizen;
    expect(await expecting(200, api("POST", `/orders/${orderId}/cancellation`, { token }))).toEqual({
      orderId,
      state: "cancelled",
    });
    const { callbacks } = await control("pay", { form: fields, outcome: "pay" });
    expect(list(callbacks).map((each) => obj(each)["answer"])).toEqual(["FAILURE"]);
  });
};

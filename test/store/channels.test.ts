import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signText } from "#shared/adapters/crypto/signed-text.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { cancelOrder } from "#shared/application/orders/cancel-order.ts";
import { showOrder } from "#shared/application/orders/show-order.ts";
import { startPayment } from "#shared/application/orders/start-payment.ts";
import { lookUpReference, recordAgencyPayment } from "#shared/application/payments/agency.ts";
import { recordTerminalReceipt } from "#shared/application/payments/record-terminal-receipt.ts";
import { recordWalletNotice } from "#shared/application/payments/wallet.ts";
import { issueStamps } from "#shared/application/stamps/issue-stamps.ts";
import { sweepStamps } from "#shared/application/stamps/sweep-stamps.ts";
import type { Outcome, SignedText } from "#shared/domain/call.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import { readPaymentReference } from "#shared/domain/order/payment-reference.ts";
import { agentCall, citizenCall, officerCall } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { MoneyTrail } from "#test/support/money-trail.ts";
import {
  answerTo,
  balances,
  bodyOf,
  captureEvent,
  codeOf,
  eventsOf,
  moneyTrail,
  ordered,
  partition,
  SHARED_SECRET,
  START,
  seedPrices,
  signedNotice,
} from "#test/support/money-trail.ts";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const PRICE = 2000;

let dynamo: TestDynamo;
let trail: MoneyTrail;
let before: Readonly<Record<string, number>>;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  await seedPrices(dynamo);
});
afterAll(() => dynamo.stop());
beforeEach(async () => {
  trail = moneyTrail(dynamo);
  before = await balances(dynamo);
});

/** What the ledger gained in this test, by account: it sums to zero (T10). */
const moved = async (): Promise<Record<string, number>> => {
  const after = await balances(dynamo);
  const changes = Object.entries(after).map(([name, sum]) => [name, sum - (before[name] ?? 0)] as const);
  expect(changes.reduce((sum, [, amount]) => sum + amount, 0)).toBe(0);
  return Object.fromEntries(changes.filter(([, amount]) => amount !== 0));
};
const captured = (channel: string) => ({ [`clearing:${channel}`]: PRICE, "stamps:to-issue": -PRICE });
const toReturn = (channel: string) => ({ [`clearing:${channel}`]: PRICE, "captures:to-return": -PRICE });
const stateOf = async (orderId: string) => (await trail.orders.find(orderId))?.state;

const start = (orderId: string, channel: "card" | "agency" | "wallet") =>
  startPayment(trail, citizenCall({ orderId }, { channel }, { now: trail.clock.at }));
const referenceOf = async (orderId: string): Promise<string> => {
  const started = await bodyOf(start(orderId, "agency"));
  if (started.channel !== "agency") throw new Error(started.channel);
  return readPaymentReference(started.reference) ?? "";
};
const signed = (body: object, secret = SHARED_SECRET): SignedText => {
  const text = JSON.stringify(body);
  return { text, signature: signText(secret, text, Math.floor(trail.clock.at / 1000)) };
};
const agencyPays = (reference: string, more: object = {}, secret?: string) => {
  const told = {
    reference,
    transactionId: "A26325-004711",
    amount: dirhams(PRICE),
    paidAt: new Date(trail.clock.at).toISOString(),
    ...more,
  };
  return recordAgencyPayment(trail, { body: told, signed: signed(told, secret), now: trail.clock.at });
};
const outcomeOf = async (answer: Outcome<unknown>): Promise<unknown> => {
  const result = await answer;
  return result.ok ? result.value.body : result.error.code;
};

describe("a reference for banks and agencies (T2)", () => {
  it("is given once, is shown with the order, and gives seven days from then on", async () => {
    const { orderId } = await ordered(trail);
    trail.clock.at += HOUR;
    const first = await bodyOf(start(orderId, "agency"));
    expect(first).toMatchObject({ payableUntil: new Date(START + HOUR + 7 * DAY).toISOString() });
    trail.clock.at += DAY;
    const again = await Promise.all(Array.from({ length: 5 }, () => bodyOf(start(orderId, "agency"))));
    for (const each of again) expect(each).toEqual(first);
    const call = citizenCall({ orderId }, undefined, { now: trail.clock.at });
    expect(await bodyOf(showOrder(trail, call))).toMatchObject({
      state: "awaiting-payment",
      paymentReference: first.channel === "agency" && first.reference,
      expiresAt: new Date(START + HOUR + 7 * DAY).toISOString(),
    });
  });

  it("asked for ten times at once, is one; its row in the due list is one", async () => {
    const { orderId } = await ordered(trail);
    const references = await Promise.all(Array.from({ length: 10 }, () => referenceOf(orderId)));
    expect(new Set(references).size).toBe(1);
    const due = (await partition(dynamo, "stamps", keys.stampsDue("", "", "").pk)).filter(
      ({ id }) => id === orderId,
    );
    expect(due).toMatchObject([{ at: new Date(START + 7 * DAY).toISOString() }]);
  });

  it("drawn like another order's is drawn again by the next call, and nothing was written", async () => {
    const taken = await referenceOf((await ordered(trail)).orderId);
    const { orderId } = await ordered(trail);
    const unlucky = startPayment(
      { ...trail, drawReference: () => taken },
      citizenCall({ orderId }, { channel: "agency" as const }, { now: START }),
    );
    expect(await codeOf(unlucky)).toBe("busy");
    expect((await trail.orders.find(orderId))?.paymentReference).toBeUndefined();
    expect(await referenceOf(orderId)).not.toBe(taken);
  });

  it("is not given to an order that is over, paid or somebody else's", async () => {
    const { orderId } = await ordered(trail);
    trail.clock.at = START + DAY;
    expect(await codeOf(start(orderId, "agency"))).toBe("order-expired");
    trail.clock.at = START;
    await answerTo(trail, signedNotice(orderId));
    expect(await codeOf(start(orderId, "agency"))).toBe("order-wrong-state");
    const other = citizenCall(
      { orderId },
      { channel: "agency" as const },
      { now: START, accountId: "acc_X" },
    );
    expect(await codeOf(startPayment(trail, other))).toBe("not-found");
  });

  it("an agent on the telephone may ask for it, and for no page or link (R1)", async () => {
    const { orderId } = await ordered(trail);
    const agent = { staffId: "stf_1", postId: "fr-paris", channel: "phone" } as const;
    const ask = (channel: "card" | "agency" | "wallet") =>
      codeOf(startPayment(trail, agentCall({ orderId }, { channel }, { agent, now: START })));
    expect([await ask("card"), await ask("wallet"), await ask("agency")]).toEqual([
      "in-person-only",
      "in-person-only",
      "ok",
    ]);
  });

  it("is looked up before it is paid: amount, state and end, and nothing about a person", async () => {
    const { orderId } = await ordered(trail);
    const reference = await referenceOf(orderId);
    const body = { reference };
    const look = () => bodyOf(lookUpReference(trail, { body, signed: signed(body), now: trail.clock.at }));
    expect(await look()).toEqual({
      reference,
      state: "awaiting-payment",
      amount: { amount: PRICE, currency: "MAD" },
      payableUntil: new Date(START + 7 * DAY).toISOString(),
    });
    trail.clock.at = START + 7 * DAY;
    expect(await look()).toMatchObject({ state: "expired" });
    const forged = { body, signed: signed(body, "another secret"), now: trail.clock.at };
    expect(await codeOf(lookUpReference(trail, forged))).toBe("signature-invalid");
  });
});

describe("a payment at an agency (T2, T10)", () => {
  it("pays the order once, told ten times at once and again days later, and its stamp is issued", async () => {
    const { orderId } = await ordered(trail);
    const reference = await referenceOf(orderId);
    const paidAt = new Date(START).toISOString();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => outcomeOf(agencyPays(reference, { paidAt }))),
    );
    trail.clock.at += 10 * DAY;
    answers.push(await outcomeOf(agencyPays(reference, { paidAt })));
    for (const each of answers) expect(each).toEqual({ orderId, outcome: "captured" });
    expect(await moved()).toEqual(captured("agency"));
    await issueStamps(trail, await captureEvent(dynamo, orderId));
    expect((await trail.orders.findWhole(orderId))?.units).toHaveLength(1);
    expect(await trail.orders.find(orderId)).toMatchObject({ state: "paid", channel: "agency" });
  });

  it("within the time, told after it and after the sweep, still pays the order", async () => {
    const { orderId } = await ordered(trail);
    const reference = await referenceOf(orderId);
    trail.clock.at = START + 7 * DAY;
    await sweepStamps(trail);
    expect(await stateOf(orderId)).toBe("expired");
    const paidAt = new Date(START + 7 * DAY - 1).toISOString();
    expect(await outcomeOf(agencyPays(reference, { paidAt }))).toEqual({ orderId, outcome: "captured" });
    expect(await stateOf(orderId)).toBe("paid");
  });

  it("after the end is to be returned: capture, ledger and fact, once however often it is told", async () => {
    const { orderId } = await ordered(trail);
    const reference = await referenceOf(orderId);
    trail.clock.at = START + 7 * DAY;
    const answers = await Promise.all(Array.from({ length: 5 }, () => outcomeOf(agencyPays(reference))));
    for (const each of answers) expect(each).toEqual({ orderId, outcome: "to-return", reason: "late" });
    expect(await stateOf(orderId)).toBe("awaiting-payment");
    const ledger = await partition(dynamo, "stamps", keys.ledger("2026-11-28", "").pk);
    const own = ledger.filter(({ subjects }) => JSON.stringify(subjects).includes(orderId));
    expect(own).toMatchObject([
      {
        kind: "return-due",
        channel: "agency",
        postId: "fr-paris",
        lines: [
          { account: "clearing:agency", amountMad: PRICE },
          { account: "captures:to-return", amountMad: -PRICE },
        ],
      },
    ]);
    expect(await trail.orders.findCapture(orderId, "agency", "A26325-004711")).toMatchObject({
      unwanted: "late",
    });
  });

  it("a second one of another number is to be returned, and the order has one stamp", async () => {
    const { orderId } = await ordered(trail);
    const reference = await referenceOf(orderId);
    await agencyPays(reference);
    const second = { orderId, outcome: "to-return", reason: "second" };
    expect(await outcomeOf(agencyPays(reference, { transactionId: "A-2" }))).toEqual(second);
    expect(await moved()).toEqual({
      ...captured("agency"),
      ...toReturn("agency"),
      "clearing:agency": 2 * PRICE,
    });
    const [event] = await eventsOf(dynamo, "return-due", orderId);
    expect(event).toMatchObject({
      type: "gov.wisal.payments.unwanted.v1",
      subject: orderId,
      data: { channel: "agency", transactionId: "A-2", amountMad: PRICE, reason: "second" },
    });
    expect(trail.refusedNotices).toEqual(["second"]);
  });

  it("six captures of one order by three channels at once › one pays, five go back or are not taken", async () => {
    for (let round = 0; round < 4; round += 1) {
      before = await balances(dynamo);
      const { orderId } = await ordered(trail);
      const reference = await referenceOf(orderId);
      const answers = await Promise.all([
        outcomeOf(agencyPays(reference, { transactionId: "A-1" })),
        outcomeOf(agencyPays(reference, { transactionId: "A-2" })),
        outcomeOf(walletTells(orderId, { transactionId: "W-1" })),
        outcomeOf(walletTells(orderId, { transactionId: "W-2" })),
        answerTo(trail, signedNotice(orderId, { TransId: "C-1" })),
        answerTo(trail, signedNotice(orderId, { TransId: "C-2" })),
      ]);
      const paid = answers.filter((each) => JSON.stringify(each).match(/"captured"|POSTAUTH/));
      expect(paid).toHaveLength(1);
      const back = answers.filter((each) => JSON.stringify(each).includes('"to-return"')).length;
      expect(back + answers.filter((each) => each === "FAILURE").length).toBe(5);
      const sums = await moved();
      expect(sums["stamps:to-issue"]).toBe(-PRICE);
      expect(sums["captures:to-return"]).toBe(-PRICE * back);
    }
  });

  it("killed right after the write › told again it is answered as done, and written once", async () => {
    const { orderId } = await ordered(trail);
    const reference = await referenceOf(orderId);
    const real = trail;
    trail = {
      ...real,
      changes: {
        ...real.changes,
        commit: async (change) => {
          await real.changes.commit(change);
          throw new Error("killed");
        },
      },
    };
    await expect(agencyPays(reference)).rejects.toThrow("killed");
    trail = real;
    expect(await outcomeOf(agencyPays(reference))).toEqual({ orderId, outcome: "captured" });
    expect(await moved()).toEqual(captured("agency"));
  });

  it.each([
    ["a forged signature", {}, "another secret", "signature-invalid"],
    ["a wrong amount", { amount: dirhams(PRICE - 1) }, undefined, "payment-wrong-amount"],
    ["another currency", { amount: { amount: PRICE, currency: "EUR" } }, undefined, "payment-wrong-amount"],
    ["a time to come", { paidAt: "2026-11-21T12:05:00.001Z" }, undefined, "invalid-input"],
    ["an unknown reference", { reference: "123456789092" }, undefined, "payment-reference-unknown"],
  ])("with %s is refused and stores nothing", async (_what, more, secret, code) => {
    const { orderId } = await ordered(trail);
    const reference = await referenceOf(orderId);
    const once = JSON.stringify(await partition(dynamo, "stamps", `ORD#${orderId}`));
    expect(await outcomeOf(agencyPays(reference, more, secret))).toBe(code);
    expect(JSON.stringify(await partition(dynamo, "stamps", `ORD#${orderId}`))).toBe(once);
    expect(await moved()).toEqual({});
  });
});

const walletTells = (orderId: string, more: object = {}, secret?: string) => {
  const body = {
    merchantId: "wisal",
    orderId,
    state: "paid" as const,
    reason: "00",
    transactionId: "W-1",
    amount: dirhams(PRICE),
    paidAt: new Date(trail.clock.at).toISOString(),
    ...more,
  };
  return recordWalletNotice(trail, { body, signed: signed(body, secret), now: trail.clock.at });
};

describe("a mobile wallet (T2)", () => {
  it("is asked by a signed link for the order's dirhams until its end; nothing is written", async () => {
    const { orderId } = await ordered(trail);
    const started = await bodyOf(start(orderId, "wallet"));
    const link = new URL(started.channel === "wallet" ? started.link : "");
    const { signature = "", ...fields } = Object.fromEntries(link.searchParams);
    expect(fields).toEqual({
      merchant: "wisal",
      request: orderId,
      amount: "20.00",
      currency: "MAD",
      expires: new Date(START + DAY).toISOString(),
      notify: "https://wisal.example/api/payments/wallet/notices",
      back: `https://wisal.example/fr/my/#/stamps/${orderId}/pay?back=1`,
    });
    const query = link.search.slice(1, link.search.indexOf("&signature="));
    expect(signature).toBe(signText(SHARED_SECRET, query, START / 1000));
    expect(await partition(dynamo, "stamps", `ORD#${orderId}`)).toHaveLength(1);
  });

  it("pays the order; a refusal before and one after it, in the wrong order, change nothing", async () => {
    const { orderId } = await ordered(trail);
    const refused = { state: "refused", reason: "51", transactionId: "W-0" };
    expect(await outcomeOf(walletTells(orderId, refused))).toEqual({ orderId, outcome: "noted" });
    expect(await stateOf(orderId)).toBe("awaiting-payment");
    expect(await outcomeOf(walletTells(orderId))).toEqual({ orderId, outcome: "captured" });
    const late = { ...refused, transactionId: "W-9" };
    expect(await outcomeOf(walletTells(orderId, late))).toEqual({ orderId, outcome: "noted" });
    expect(await moved()).toEqual(captured("wallet"));
  });

  it.each([
    ["another merchant", { merchantId: "other" }, undefined, "not-found"],
    ["no such order", { orderId: "ord_22222222" }, undefined, "not-found"],
    ["a wrong amount", { amount: dirhams(1) }, undefined, "payment-wrong-amount"],
    ["a forged signature", {}, "another secret", "signature-invalid"],
  ])("%s is refused and stores nothing", async (_what, more, secret, code) => {
    const { orderId } = await ordered(trail);
    expect(await outcomeOf(walletTells(orderId, more, secret))).toBe(code);
    expect(await moved()).toEqual({});
  });
});

describe("an order that its buyer gave up (T2)", () => {
  const cancel = (orderId: string, accountId = "acc_TEST") =>
    cancelOrder(trail, citizenCall({ orderId }, undefined, { now: trail.clock.at, accountId }));

  it("takes no card, and what an agency took goes back; it is not given up twice, nor by another", async () => {
    const { orderId } = await ordered(trail);
    const reference = await referenceOf(orderId);
    expect(await codeOf(cancel(orderId, "acc_OTHER"))).toBe("not-found");
    expect(await bodyOf(cancel(orderId))).toEqual({ orderId, state: "cancelled" });
    expect(await codeOf(cancel(orderId))).toBe("order-wrong-state");
    expect(await answerTo(trail, signedNotice(orderId))).toBe("FAILURE");
    const back = { orderId, outcome: "to-return", reason: "wrong-state" };
    expect(await outcomeOf(agencyPays(reference))).toEqual(back);
    expect(await moved()).toEqual(toReturn("agency"));
    const due = await partition(dynamo, "stamps", keys.stampsDue("", "", "").pk);
    expect(due.filter(({ id }) => id === orderId)).toEqual([]);
  });

  it("paid and given up at the same moment, in 8 rounds › one of the two", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { orderId } = await ordered(trail);
      const [answer, code] = await Promise.all([
        answerTo(trail, signedNotice(orderId, { TransId: `T-${round}` })),
        codeOf(cancel(orderId)),
      ]);
      const state = await stateOf(orderId);
      expect([answer, code, state]).toEqual(
        state === "paid" ? ["ACTION=POSTAUTH", "order-wrong-state", "paid"] : ["FAILURE", "ok", "cancelled"],
      );
    }
  });
});

describe("the terminal at the post (T2)", () => {
  const slip = (receiptNumber: string, more: object = {}) => ({
    terminalId: "TPE-0042",
    date: "2026-11-21",
    receiptNumber,
    approvalCode: "A1B2C3",
    amount: dirhams(PRICE),
    ...more,
  });
  const record = (orderId: string, body: ReturnType<typeof slip>, postId = "fr-paris") =>
    recordTerminalReceipt(trail, officerCall({ postId, orderId }, body, { now: trail.clock.at, postId }));

  it("a slip pays its order; recorded again it changes nothing, and for another order it is refused", async () => {
    const [one, other] = [(await ordered(trail)).orderId, (await ordered(trail)).orderId];
    expect(await bodyOf(record(one, slip("1")))).toEqual({ orderId: one, outcome: "captured" });
    expect(await bodyOf(record(one, slip("1")))).toEqual({ orderId: one, outcome: "captured" });
    expect(await codeOf(record(other, slip("1")))).toBe("terminal-receipt-used");
    expect([await stateOf(one), await stateOf(other)]).toEqual(["paid", "awaiting-payment"]);
    expect(await moved()).toEqual(captured("terminal"));
    expect(await partition(dynamo, "stamps", "TERMINAL#TPE-0042#2026-11-21")).toMatchObject([
      { receiptNumber: "1", approvalCode: "A1B2C3", orderId: one },
    ]);
  });

  it("one slip for eight orders at once › one is paid", async () => {
    const orders = await Promise.all(Array.from({ length: 8 }, () => ordered(trail)));
    const codes = await Promise.all(orders.map(({ orderId }) => codeOf(record(orderId, slip("2")))));
    expect(codes.toSorted()).toEqual(["ok", ...Array<string>(7).fill("terminal-receipt-used")].toSorted());
    expect(await moved()).toEqual(captured("terminal"));
  });

  it("a second slip for a paid order, or one for an order that is over, is to be returned", async () => {
    const { orderId } = await ordered(trail);
    await record(orderId, slip("3"));
    const back = { orderId, outcome: "to-return", reason: "second" };
    expect(await bodyOf(record(orderId, slip("4")))).toEqual(back);
    const late = (await ordered(trail)).orderId;
    trail.clock.at = START + DAY;
    expect(await bodyOf(record(late, slip("5", { date: "2026-11-22" })))).toMatchObject({ reason: "late" });
  });

  it.each([
    ["a wrong amount", { amount: dirhams(1) }, "fr-paris", "payment-wrong-amount"],
    ["another currency", { amount: { amount: PRICE, currency: "EUR" } }, "fr-paris", "payment-wrong-amount"],
    ["a day before the order", { date: "2026-11-20" }, "fr-paris", "invalid-input"],
    ["a day to come", { date: "2026-11-22" }, "fr-paris", "invalid-input"],
    ["another post", {}, "tn-tunis", "not-found"],
  ])("%s is refused and stores nothing", async (_what, more, postId, code) => {
    const { orderId } = await ordered(trail);
    expect(await codeOf(record(orderId, slip("6", more), postId))).toBe(code);
    expect(await partition(dynamo, "stamps", "TERMINAL#TPE-0042#2026-11-21")).not.toContainEqual(
      expect.objectContaining({ receiptNumber: "6" }),
    );
    expect(await moved()).toEqual({});
  });
});

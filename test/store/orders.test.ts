import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dynamoStampDeliveryStore } from "#shared/adapters/dynamodb/stamp-delivery-store.ts";
import { tariffItem } from "#shared/adapters/dynamodb/tariff-store.ts";
import { placeOrder } from "#shared/application/orders/place-order.ts";
import { resendCode } from "#shared/application/orders/resend-code.ts";
import { showOrder } from "#shared/application/orders/show-order.ts";
import { startPayment } from "#shared/application/orders/start-payment.ts";
import { issueStamps } from "#shared/application/stamps/issue-stamps.ts";
import { sweepStamps } from "#shared/application/stamps/sweep-stamps.ts";
import type { Command } from "#shared/domain/call.ts";
import { drawStampCode, isStampCode } from "#shared/domain/stamp/code.ts";
import { citizenCall, newCommand } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { MoneyTrail } from "#test/support/money-trail.ts";
import {
  answerTo,
  balances,
  bodyOf,
  bought,
  captured,
  codeOf,
  eventsOf,
  moneyTrail,
  ordered,
  partition,
  START,
  seedPrices,
  signedNotice,
} from "#test/support/money-trail.ts";

const DAY = 24 * 60 * 60 * 1000;

let dynamo: TestDynamo;
let trail: MoneyTrail;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  await seedPrices(dynamo);
});
afterAll(() => dynamo.stop());
beforeEach(() => {
  trail = moneyTrail(dynamo);
});

const call = (body: Partial<Parameters<typeof placeOrder>[1]["body"]>, options: { now?: number } = {}) =>
  citizenCall(
    {},
    {
      postId: "fr-paris",
      items: [{ procedureId: "signature-legalisation", quantity: 1 }],
      phone: "+33612345678",
      ...body,
    },
    { now: START, ...options },
  );

describe("POST /orders (T1, T2)", () => {
  it("freezes components, tariff, rate and their dates, and shows the local sum", async () => {
    const items = [
      { procedureId: "signature-legalisation", quantity: 2 },
      { procedureId: "passport-adult", quantity: 1 },
    ];
    const placed = await bodyOf(placeOrder(trail, call({ items })));
    expect(placed).toMatchObject({
      state: "awaiting-payment",
      total: { amount: 90_000, currency: "MAD" },
      local: { amount: 8042, currency: "EUR" },
      rate: { madPerUnit: "11.1918", asOf: "2014-02-22T13:00:11Z" },
      expiresAt: "2026-11-22T12:00:00.000Z",
    });
    expect(placed.units.map(({ unit, fee }) => [unit, fee.amount])).toEqual([
      [1, 2000],
      [2, 2000],
      [3, 86_000],
    ]);
    // A tariff that comes into force later changes nothing on the order.
    const later = tariffItem("signature-legalisation", "2026-11-21T13:00:00.000Z", {
      receipt: 0,
      chancery: 9900,
      service: 0,
    });
    await dynamo.client.send(new PutCommand({ TableName: "core", Item: later }));
    trail.clock.at = START + DAY / 2;
    const shown = await bodyOf(
      showOrder(trail, citizenCall({ orderId: placed.orderId }, undefined, { now: trail.clock.at })),
    );
    expect(shown).toMatchObject({
      state: "awaiting-payment",
      total: placed.total,
      local: placed.local,
      rate: placed.rate,
    });
    const after = await bodyOf(placeOrder(trail, call({}, { now: trail.clock.at })));
    expect(after.total.amount).toBe(9900);
  });

  it("shows thousandths where the dinar has them, and dirhams only where no rate is posted", async () => {
    expect((await bodyOf(placeOrder(trail, call({ postId: "tn-tunis" })))).local).toEqual({
      amount: 3886,
      currency: "TND",
    });
    expect(await bodyOf(placeOrder(trail, call({ postId: "tr-istanbul" })))).toMatchObject({
      local: null,
      rate: null,
    });
  });

  it.each([
    ["an unknown post", { postId: "xx-nowhere" }, "invalid-input", "/body/postId"],
    [
      "an unknown act",
      { items: [{ procedureId: "no-such-act", quantity: 1 }] },
      "invalid-input",
      "/body/items/0/procedureId",
    ],
    [
      "a free act",
      { items: [{ procedureId: "life-certificate", quantity: 1 }] },
      "nothing-to-pay",
      "/body/items/0/procedureId",
    ],
  ])("refuses %s and stores nothing", async (_what, body, code, pointer) => {
    const order = call(body);
    expect(await placeOrder(trail, order)).toMatchObject({
      ok: false,
      error: { code, errors: [{ pointer }] },
    });
    expect(await partition(dynamo, "stamps", `CMD#${order.command.id}`)).toEqual([]);
  });

  it("refuses an act before its first tariff", async () => {
    const early = call({}, { now: Date.parse("2025-06-01T00:00:00Z") });
    expect(await codeOf(placeOrder(trail, early))).toBe("tariff-missing");
  });

  it("given the same command twice, makes one order and answers the same; with another body, 422", async () => {
    const order = call({});
    const first = await bodyOf(placeOrder(trail, order));
    const again = await placeOrder(trail, order);
    expect(again).toMatchObject({ ok: true, value: { status: 201, body: first, replayed: true } });
    const other = { ...order, command: { ...order.command, fingerprint: "other" } };
    expect(await codeOf(placeOrder(trail, other))).toBe("idempotency-key-reused");
    expect(await partition(dynamo, "stamps", `ORD#${first.orderId}`)).toHaveLength(1);
  });

  it("keeps phone and e-mail out of the command record, its event and its answer", async () => {
    const order = call({ email: "someone@example.org" });
    await bodyOf(placeOrder(trail, order));
    const record = JSON.stringify(await partition(dynamo, "stamps", `CMD#${order.command.id}`));
    expect(record).toContain("gov.wisal.orders.placed.v1");
    expect(record).not.toContain("612345678");
    expect(record).not.toContain("someone");
  });
});

describe("POST /orders/{orderId}/payments (T2)", () => {
  const pay = (orderId: string, now = START, accountId = "acc_TEST") =>
    startPayment(trail, citizenCall({ orderId }, { channel: "card" as const }, { now, accountId }));

  it("gives the form of the hosted page in dirhams and changes nothing", async () => {
    const { orderId } = await ordered(trail);
    const form = await bodyOf(pay(orderId));
    expect(form).toMatchObject({
      action: "https://pay.example",
      fields: { oid: orderId, amount: "20.00", currency: "504" },
    });
    expect(await partition(dynamo, "stamps", `ORD#${orderId}`)).toHaveLength(1);
  });

  it("is not found for somebody else, and refused once expired or paid", async () => {
    const { orderId } = await ordered(trail);
    expect(await codeOf(pay(orderId, START, "acc_OTHER"))).toBe("not-found");
    expect(await codeOf(pay("ord_22222222"))).toBe("not-found");
    expect(await codeOf(pay(orderId, START + DAY))).toBe("order-expired");
    await captured(dynamo, trail, orderId, "20.00");
    expect(await codeOf(pay(orderId))).toBe("order-wrong-state");
  });
});

describe("POST /payments/cmi/callback (T2, T10)", () => {
  const stored = async (orderId: string) =>
    JSON.stringify(await partition(dynamo, "stamps", `ORD#${orderId}`));

  it("captures once, however often and however many at a time the notice is replayed", async () => {
    const { orderId } = await ordered(trail);
    const before = await balances(dynamo);
    const notice = signedNotice(orderId);
    expect(await answerTo(trail, notice)).toBe("ACTION=POSTAUTH");
    const once = await stored(orderId);
    const answers = await Promise.all(Array.from({ length: 10 }, () => answerTo(trail, notice)));
    expect(new Set(answers)).toEqual(new Set(["ACTION=POSTAUTH"]));
    trail.clock.at += 3 * DAY;
    expect(await answerTo(trail, notice)).toBe("ACTION=POSTAUTH");
    expect(await stored(orderId)).toBe(once);
    const after = await balances(dynamo);
    expect((after["clearing:card"] ?? 0) - (before["clearing:card"] ?? 0)).toBe(2000);
  });

  it("captures once when ten notices arrive at the same time", async () => {
    const { orderId } = await ordered(trail);
    const notice = signedNotice(orderId);
    const answers = await Promise.all(Array.from({ length: 10 }, () => answerTo(trail, notice)));
    expect(new Set(answers)).toEqual(new Set(["ACTION=POSTAUTH"]));
    expect(await partition(dynamo, "stamps", `ORD#${orderId}`)).toHaveLength(2);
  });

  it("still says the same when the command record has been tidied away", async () => {
    const { orderId } = await ordered(trail);
    const notice = signedNotice(orderId);
    await answerTo(trail, notice);
    const forgetful = { ...trail, provider: { ...trail.provider, name: "renamed" } };
    const once = await stored(orderId);
    expect(await answerTo(forgetful, notice)).toBe("ACTION=POSTAUTH");
    expect(await stored(orderId)).toBe(once);
  });

  it("does not take the money of a second transaction for a paid order", async () => {
    const { orderId } = await ordered(trail);
    await answerTo(trail, signedNotice(orderId));
    const once = await stored(orderId);
    expect(await answerTo(trail, signedNotice(orderId, { TransId: "another" }))).toBe("FAILURE");
    expect(await stored(orderId)).toBe(once);
    expect(trail.refusedNotices).toEqual(["second"]);
  });

  it("records a refusal, leaves the order payable, and captures the next attempt", async () => {
    const { orderId } = await ordered(trail);
    const declined = { ProcReturnCode: "05", Response: "Declined", TransId: "first" };
    expect(await answerTo(trail, signedNotice(orderId, declined))).toBe("APPROVED");
    expect(await answerTo(trail, signedNotice(orderId, declined))).toBe("APPROVED");
    expect((await trail.orders.find(orderId))?.state).toBe("awaiting-payment");
    expect(await answerTo(trail, signedNotice(orderId, { TransId: "second" }))).toBe("ACTION=POSTAUTH");
  });

  it("does not take the money of an order whose time is over, whether or not the sweep has been by", async () => {
    const { orderId } = await ordered(trail);
    const before = await balances(dynamo);
    trail.clock.at += DAY;
    expect(await answerTo(trail, signedNotice(orderId))).toBe("FAILURE");
    await sweepStamps(trail);
    expect(await answerTo(trail, signedNotice(orderId, { TransId: "another" }))).toBe("FAILURE");
    expect(await partition(dynamo, "stamps", `ORD#${orderId}`)).toMatchObject([{ state: "expired" }]);
    expect(await balances(dynamo)).toEqual(before);
    expect(trail.refusedNotices).toEqual(["late", "late"]);
  });

  it.each([
    ["forged hash", (orderId: string) => ({ ...signedNotice(orderId), HASH: "AAAA" })],
    ["changed amount", (orderId: string) => ({ ...signedNotice(orderId), amount: "0.20" })],
    ["signed but wrong amount", (orderId: string) => signedNotice(orderId, { amount: "0.20" })],
    ["other currency", (orderId: string) => signedNotice(orderId, { currency: "978" })],
    ["other merchant", (orderId: string) => signedNotice(orderId, { clientid: "1" })],
    ["unknown order", () => signedNotice("ord_22222222")],
    ["no fields", () => ({})],
  ])("answers FAILURE to a notice with %s and stores nothing", async (_what, notice) => {
    const { orderId } = await ordered(trail);
    const once = await stored(orderId);
    const before = await balances(dynamo);
    expect(await answerTo(trail, notice(orderId))).toBe("FAILURE");
    expect(await stored(orderId)).toBe(once);
    expect(await balances(dynamo)).toEqual(before);
    expect(trail.refusedNotices).toHaveLength(1);
  });
});

describe("issuing stamps (T3)", () => {
  it("makes exactly one stamp per unit, delivered five times at once", async () => {
    const { orderId } = await ordered(trail, 3);
    const event = await captured(dynamo, trail, orderId, "60.00");
    await Promise.all(Array.from({ length: 5 }, () => issueStamps(trail, event)));
    await issueStamps(trail, event);
    const whole = await trail.orders.findWhole(orderId);
    expect(whole?.units.map(({ unit }) => unit)).toEqual([1, 2, 3]);
    const keysOfStamps = whole?.units.map(({ stampKey }) => stampKey) ?? [];
    expect(new Set(keysOfStamps).size).toBe(3);
    for (const stampKey of keysOfStamps) {
      const items = await partition(dynamo, "stamps", `STM#${stampKey}`);
      expect(items.map(({ sk }) => sk)).toEqual(["STM"]);
      expect(Buffer.byteLength(JSON.stringify(items[0]))).toBeLessThan(1024);
      expect(await partition(dynamo, "stamps", `SEALED#${stampKey}`)).toHaveLength(1);
    }
    // Codes that were drawn by the losers lead nowhere.
    const live = await Promise.all(
      [...trail.sealed.values()]
        .filter(isStampCode)
        .map(async (code) => trail.stamps.find(await trail.stampKeys.candidates(code))),
    );
    expect(live.filter((found) => found !== undefined)).toHaveLength(3);
  });

  it("goes on where it was cut off after the effect: units that have a stamp keep it", async () => {
    const { orderId } = await ordered(trail, 2);
    const event = await captured(dynamo, trail, orderId, "40.00");
    let commits = 0;
    const dying: MoneyTrail = {
      ...trail,
      changes: {
        ...trail.changes,
        commit: async (change) => {
          const outcome = await trail.changes.commit(change);
          commits += 1;
          if (commits === 1) throw new Error("killed after the write");
          return outcome;
        },
      },
    };
    await expect(issueStamps(dying, event)).rejects.toThrow("killed");
    const [first] = (await trail.orders.findWhole(orderId))?.units ?? [];
    await issueStamps(trail, event);
    const { units = [] } = (await trail.orders.findWhole(orderId)) ?? {};
    expect(units).toHaveLength(2);
    expect(units[0]).toEqual(first);
  });

  it("makes no second stamp for another event of the same capture", async () => {
    const { orderId } = await ordered(trail);
    const event = await captured(dynamo, trail, orderId, "20.00");
    await issueStamps(trail, event);
    const once = JSON.stringify(await partition(dynamo, "stamps", `ORD#${orderId}`));
    const blind: MoneyTrail = {
      ...trail,
      orders: {
        ...trail.orders,
        findWhole: async (id) => {
          const whole = await trail.orders.findWhole(id);
          return whole && { ...whole, units: [] };
        },
      },
    };
    const other = { ...event, id: "cmd_another.0" };
    await issueStamps(blind, other);
    expect(JSON.stringify(await partition(dynamo, "stamps", `ORD#${orderId}`))).toBe(once);
  });

  it("draws again when the code belongs to another stamp", async () => {
    const { codes } = await bought(dynamo, trail);
    const fresh = drawStampCode();
    const draws = [codes[0] ?? "", fresh].filter(isStampCode);
    const { orderId } = await ordered(trail);
    const event = await captured(dynamo, trail, orderId, "20.00");
    await issueStamps({ ...trail, drawCode: () => draws.shift() ?? fresh }, event);
    const [unit] = (await trail.orders.findWhole(orderId))?.units ?? [];
    expect(unit?.stampKey).toBe(await trail.stampKeys.current(fresh));
  });

  it("asks for redelivery while the order is not paid, and refuses what is no such event", async () => {
    const { orderId } = await ordered(trail);
    const paid = (await ordered(trail)).orderId;
    const event = await captured(dynamo, trail, paid, "20.00");
    const unpaid = { ...event, data: { ...event.data, orderId } };
    await expect(issueStamps(trail, unpaid)).rejects.toThrow("order-not-paid");
    await expect(issueStamps(trail, { ...event, type: "gov.wisal.stamps.issued.v1" })).rejects.toThrow();
    await expect(issueStamps(trail, "poison")).rejects.toThrow();
  });

  it("publishes a fact without code, key or phone", async () => {
    const { orderId, codes } = await bought(dynamo, trail);
    const record = JSON.stringify(await eventsOf(dynamo, "issue", orderId));
    expect(record).toContain("gov.wisal.stamps.issued.v1");
    expect(record).not.toContain(codes[0]);
    expect(record).not.toContain("612345678");
  });
});

describe("GET /orders/{orderId} and delivery (T4, E2)", () => {
  const show = (orderId: string, accountId = "acc_TEST") =>
    showOrder(
      trail,
      citizenCall({ orderId }, undefined, { now: trail.clock.at, accountId, command: newCommand() }),
    );

  it("shows state, stamps and delivery, and never a code", async () => {
    const { orderId, codes } = await bought(dynamo, trail, 2);
    const shown = await bodyOf(show(orderId));
    expect(shown).toMatchObject({ state: "paid", paidAt: "2026-11-21T12:00:00.000Z" });
    expect(shown.units.map(({ stamp, delivery }) => [stamp?.state, delivery?.state])).toEqual([
      ["issued", "queued"],
      ["issued", "queued"],
    ]);
    for (const code of codes) expect(JSON.stringify(shown)).not.toContain(code);
  });

  it("is not found for somebody else", async () => {
    const { orderId } = await ordered(trail);
    expect(await codeOf(show(orderId, "acc_OTHER"))).toBe("not-found");
    expect(await codeOf(show("ord_22222222"))).toBe("not-found");
  });

  it("says expired once the time to pay is over", async () => {
    const { orderId } = await ordered(trail);
    trail.clock.at += DAY;
    expect((await bodyOf(show(orderId))).state).toBe("expired");
  });

  it("gives the sealed copy to its delivery, and shows its last group only", async () => {
    const { orderId, codes } = await bought(dynamo, trail);
    const delivery = dynamoStampDeliveryStore(dynamo.client, "stamps");
    expect(await delivery.recipient(orderId)).toEqual({
      accountId: "acc_TEST",
      phone: "+33612345678",
      language: "fr",
      paidAt: "2026-11-21T12:00:00.000Z",
    });
    const { stamp } = (await bodyOf(show(orderId))).units[0] ?? {};
    const sending = { orderId, unit: 1, stampId: stamp?.stampId ?? "", resend: 0 };
    const copy = await delivery.sealedCopy(sending, trail.clock.at);
    expect(Buffer.from(copy?.ciphertext ?? "", "base64").toString()).toBe(codes[0]);
    expect(await delivery.sealedCopy({ ...sending, unit: 2 }, trail.clock.at)).toBeUndefined();
    expect(await delivery.recipient("ord_22222222")).toBeUndefined();
    expect(stamp?.code).toBe(`•••• •••• •••• ${codes[0]?.slice(12)}`);
  });

  describe("T4 a code sent again", () => {
    const MINUTE = 60_000;
    const again = (orderId: string, unit = 1, options: { accountId?: string; command?: Command } = {}) =>
      resendCode(trail, citizenCall({ orderId, unit }, undefined, { now: trail.clock.at, ...options }));

    it("three times at most, a minute apart, each counted and told", async () => {
      const { orderId } = await bought(dynamo, trail);
      expect(await codeOf(again(orderId))).toBe("resend-too-soon");
      for (const resendsLeft of [2, 1, 0]) {
        trail.clock.at += MINUTE;
        expect(await bodyOf(again(orderId))).toEqual({ orderId, unit: 1, resendsLeft });
        expect(await codeOf(again(orderId))).toMatch(/resend-(too-soon|spent)/);
      }
      trail.clock.at += MINUTE;
      expect(await codeOf(again(orderId))).toBe("resend-spent");
      expect((await bodyOf(show(orderId))).units[0]?.delivery).toMatchObject({
        state: "queued",
        resendsLeft: 0,
      });
    });

    it("twenty presses at once send it once", async () => {
      const { orderId } = await bought(dynamo, trail);
      trail.clock.at += MINUTE;
      const all = await Promise.all(Array.from({ length: 20 }, () => again(orderId)));
      expect(all.filter(({ ok }) => ok)).toHaveLength(1);
      expect((await bodyOf(show(orderId))).units[0]?.delivery?.resendsLeft).toBe(2);
    });

    it("E1 under the same command is the same sending; E2 somebody else's is not found", async () => {
      const { orderId } = await bought(dynamo, trail);
      trail.clock.at += MINUTE;
      const command = newCommand();
      const first = await bodyOf(again(orderId, 1, { command }));
      expect(await codeOf(again(orderId, 1, { accountId: "acc_OTHER" }))).toBe("not-found");
      expect(first.resendsLeft).toBe(2);
      expect((await bodyOf(show(orderId))).units[0]?.delivery?.resendsLeft).toBe(2);
    });

    it("not before it is issued, nor once its sealed copy is erased", async () => {
      const { orderId } = await bought(dynamo, trail);
      expect(await codeOf(again(orderId, 2))).toBe("stamp-not-issued");
      trail.clock.at += 30 * DAY;
      expect(await codeOf(again(orderId))).toBe("code-erased");
    });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { showOrder } from "#shared/application/orders/show-order.ts";
import { commitReservation } from "#shared/application/partners/commit-reservation.ts";
import { reserveStamp } from "#shared/application/partners/reserve-stamp.ts";
import { refundStamp } from "#shared/application/refunds/refund-stamp.ts";
import { sweepStamps } from "#shared/application/stamps/sweep-stamps.ts";
import { citizenCall, newCommand } from "#test/support/citizen.ts";
import { disturbances, disturbedDynamo } from "#test/support/disturbed.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { MoneyTrail } from "#test/support/money-trail.ts";
import {
  bodyOf,
  bought,
  codeOf,
  moneyTrail,
  partnerCall,
  START,
  seedPrices,
} from "#test/support/money-trail.ts";
import { balancesOf, bookKeeper, DAY, pay, payer } from "#test/support/refunds.ts";

const ACT = "signature-legalisation";
const MINUTE = 60_000;
const DAY_3 = START + 3 * DAY;

let shared: TestDynamo;
let dynamo: TestDynamo;
let trail: MoneyTrail;
let books: ReturnType<typeof bookKeeper>;

beforeAll(async () => {
  shared = await startTestDynamo();
});
afterAll(() => shared.stop());
beforeEach(async () => {
  dynamo = await shared.fresh();
  await seedPrices(dynamo);
  trail = moneyTrail(dynamo);
  books = bookKeeper();
});

const ask = (
  orderId: string,
  unit = 1,
  options: { accountId?: string; command?: ReturnType<typeof newCommand> } = {},
) => refundStamp(trail, citizenCall({ orderId, unit }, undefined, { now: trail.clock.at, ...options }));
const boughtLongAgo = async (quantity = 1) => {
  const order = await bought(dynamo, trail, quantity);
  trail.clock.at = DAY_3;
  return order;
};
const asked = async (orderId: string, unit = 1) => ({ orderId, ...(await bodyOf(ask(orderId, unit))) });
const stateOf = async (stampKey = "") => (await trail.stamps.find([stampKey]))?.stamp.state;
const refundOf = async ({ orderId, refundId }: { orderId: string; refundId: string }) =>
  trail.refunds.find(orderId, refundId);
const balances = () => balancesOf(dynamo, trail.clock.at, DAY_3);

describe("the refund of an unused stamp (T9)", () => {
  it("is asked for from day 3 to month 18, also once the stamp has expired, and is the buyer's alone", async () => {
    const { orderId, stampKeys } = await bought(dynamo, trail);
    expect(await codeOf(ask(orderId))).toBe("refund-too-early");
    trail.clock.at = DAY_3;
    expect(await codeOf(ask(orderId, 1, { accountId: "acc_OTHER" }))).toBe("not-found");
    expect(await codeOf(ask(orderId, 2))).toBe("stamp-not-issued");
    trail.clock.at = Date.parse("2028-05-21T12:00:00.000Z");
    expect(await codeOf(ask(orderId))).toBe("refund-too-late");
    expect(await stateOf(stampKeys[0])).toBe("issued");
    trail.clock.at -= 1;
    expect(await codeOf(ask(orderId))).toBe("ok");
    expect(await codeOf(ask(orderId))).toBe("stamp-refunded");
    expect(await balances()).toEqual({ "clearing:card": 2000, "refunds:payable": -2000 });
  });

  it("is one refund for one command, however often it comes", async () => {
    const { orderId } = await boughtLongAgo();
    const command = newCommand();
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(orderId, 1, { command })));
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    expect(await trail.refunds.ofOrder(orderId)).toHaveLength(1);
    expect(await balances()).toEqual({ "clearing:card": 2000, "refunds:payable": -2000 });
  });

  it("against fifty partners and buyers at once, one wins, and the ledger says who", async () => {
    const { orderId, codes, stampKeys } = await boughtLongAgo();
    const code = codes[0] ?? "";
    const now = trail.clock.at;
    const body = { code, procedureId: ACT, reference: "F-2026/1" };
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        codeOf(index % 2 === 0 ? ask(orderId) : reserveStamp(trail, partnerCall({}, body, { now }))),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(1);
    expect(["refund-requested", "reserved"]).toContain(await stateOf(stampKeys[0]));
  });

  it("against the commit of a partner who reserved in time, the commit wins", async () => {
    const { orderId, codes, stampKeys } = await boughtLongAgo();
    const body = { code: codes[0] ?? "", procedureId: ACT, reference: "F-2026/1" };
    const now = trail.clock.at;
    const { reservationId } = await bodyOf(reserveStamp(trail, partnerCall({}, body, { now })));
    const [refund, commit] = await Promise.all([
      codeOf(ask(orderId)),
      codeOf(commitReservation(trail, partnerCall({ reservationId }, undefined, { now }))),
    ]);
    expect([["stamp-reserved", "stamp-consumed"].includes(refund), commit]).toEqual([true, "ok"]);
    expect(await stateOf(stampKeys[0])).toBe("consumed");
    expect(await trail.refunds.ofOrder(orderId)).toEqual([]);
  });

  it.each(disturbances)("disturbed by %s, is asked for once", async (how) => {
    const { orderId } = await boughtLongAgo();
    const { dynamo: disturbed, next } = disturbedDynamo(dynamo);
    const other = moneyTrail(disturbed);
    next.how = how;
    const call = citizenCall({ orderId, unit: 1 }, undefined, { now: DAY_3 });
    await refundStamp(other, call).catch(() => undefined);
    await refundStamp(other, call);
    expect(await trail.refunds.ofOrder(orderId)).toHaveLength(1);
    expect(await balances()).toEqual({ "clearing:card": 2000, "refunds:payable": -2000 });
  });
});

describe("paying a refund (T9)", () => {
  it("is done once, however many workers have the event, and shown to the buyer", async () => {
    const { orderId, stampKeys } = await boughtLongAgo();
    const refund = await asked(orderId);
    await Promise.all(Array.from({ length: 20 }, () => pay(payer(trail, books.provider), refund)));
    expect(books.made).toHaveLength(1);
    expect(await refundOf(refund)).toMatchObject({ state: "paid", reference: "T-1", tries: 1 });
    expect(await stateOf(stampKeys[0])).toBe("refunded");
    expect(await balances()).toEqual({});
    const { refunds } = await bodyOf(showOrder(trail, citizenCall({ orderId }, undefined, { now: DAY_3 })));
    expect(refunds).toMatchObject([{ state: "paid", unit: 1, amount: { amount: 2000, currency: "MAD" } }]);
  });

  it.each([
    ["lose-answer", 1],
    ["lose-request", 1],
  ] as const)("given %s, is asked for before it is tried again, and paid once", async (how, times) => {
    const { orderId } = await boughtLongAgo();
    const refund = await asked(orderId);
    books.next.push(how);
    const tried: string[] = [];
    const deps = payer(trail, books.provider, tried);
    await pay(deps, refund);
    await pay(deps, refund);
    expect(tried).toEqual(["unknown"]);
    trail.clock.at += 11 * MINUTE;
    await pay(deps, refund);
    expect(books.made).toHaveLength(times);
    expect(await refundOf(refund)).toMatchObject({ state: "paid", tries: 2 });
    expect(await balances()).toEqual({});
  });

  it.each([...disturbances])("cut off while it is recorded (%s), is never paid twice", async (how) => {
    const { orderId, stampKeys } = await boughtLongAgo();
    const refund = await asked(orderId);
    const { dynamo: disturbed, next } = disturbedDynamo(dynamo);
    const other = moneyTrail(disturbed);
    other.clock.at = DAY_3;
    const provider = { ...books.provider };
    provider.pay = async (order) => {
      const outcome = await books.provider.pay(order);
      next.how = how;
      return outcome;
    };
    await pay(payer(other, provider), refund).catch(() => undefined);
    trail.clock.at += 11 * MINUTE;
    await pay(payer(trail, books.provider), refund);
    expect(books.made).toHaveLength(1);
    expect([(await refundOf(refund))?.state, await stateOf(stampKeys[0])]).toEqual(["paid", "refunded"]);
    expect(await balances()).toEqual({});
  });

  it("of stamps of one order goes one after another: an unknown outcome is never taken for another's", async () => {
    const { orderId } = await boughtLongAgo(2);
    const [first, second] = [await asked(orderId, 1), await asked(orderId, 2)];
    books.next.push("lose-answer");
    const deps = payer(trail, books.provider);
    await pay(deps, first);
    await pay(deps, second);
    expect([books.made.length, (await refundOf(second))?.state]).toEqual([1, "due"]);
    trail.clock.at += 11 * MINUTE;
    await pay(deps, first);
    await pay(deps, second);
    expect([(await refundOf(first))?.reference, (await refundOf(second))?.reference]).toEqual(["T-1", "T-2"]);
    expect(await balances()).toEqual({});
  });

  it("refused, is tried again by the sweep, later each time, and somebody is told at the fourth", async () => {
    const { orderId } = await boughtLongAgo();
    const refund = await asked(orderId);
    books.next.push("refuse", "refuse", "refuse", "refuse");
    const tried: string[] = [];
    const deps = payer(trail, books.provider, tried);
    for (let times = 0; times < 4; times += 1) {
      await pay(deps, refund);
      const found = await refundOf(refund);
      expect([found?.state, found?.tries]).toEqual(["failed", times + 1]);
      trail.clock.at = Date.parse(found?.lookAt ?? "");
      expect(await sweepStamps(trail)).toBe(1);
    }
    expect(tried).toEqual(["refused", "refused", "refused", "refused stuck"]);
    await pay(deps, refund);
    expect((await refundOf(refund))?.state).toBe("paid");
    trail.clock.at += 2 * DAY;
    await sweepStamps(trail);
    expect(await sweepStamps(trail)).toBe(0);
    expect(books.made).toHaveLength(1);
  });
});

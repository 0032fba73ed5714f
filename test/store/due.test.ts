import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { sweepStamps } from "#shared/application/stamps/sweep-stamps.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { MoneyTrail } from "#test/support/money-trail.ts";
import { captured, moneyTrail, ordered, partition, START, seedPrices } from "#test/support/money-trail.ts";

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

const rows = async () => (await partition(dynamo, "stamps", keys.stampsDue("", "", "").pk)).length;
const stateOf = async (orderId: string) => (await trail.orders.find(orderId))?.state;

describe("the sweep of what is due in money (T2)", () => {
  it("ends an order at the end of its time and not before, once however many sweeps run, and leaves no row", async () => {
    const { orderId } = await ordered(trail);
    trail.clock.at = START + DAY - 1;
    expect(await sweepStamps(trail)).toBe(0);
    expect(await stateOf(orderId)).toBe("awaiting-payment");
    trail.clock.at += 1;
    await Promise.all(Array.from({ length: 5 }, () => sweepStamps(trail)));
    expect(await stateOf(orderId)).toBe("expired");
    expect(await rows()).toBe(0);
    expect(await sweepStamps(trail)).toBe(0);
  });

  it("a paid order has no row; one that was left behind is forgotten and changes nothing", async () => {
    const { orderId, expiresAt } = await ordered(trail);
    await captured(dynamo, trail, orderId, "20.00");
    expect(await rows()).toBe(0);
    const left = { kind: "order", at: expiresAt, id: orderId } as const;
    const command = { id: "cmd_left", fingerprint: "", actor: { kind: "system", id: "test" } } as const;
    const answer = { status: 200, body: {} };
    await trail.changes.commit({ command, pieces: [trail.due.put(left)], facts: [], answer, now: START });
    trail.clock.at = START + 2 * DAY;
    expect(await sweepStamps(trail)).toBe(1);
    expect([await stateOf(orderId), await rows()]).toEqual(["paid", 0]);
  });

  it("goes through page after page, and a row that fails holds up no other and is met again", async () => {
    const orders: string[] = [];
    for (let each = 0; each < 103; each += 1) orders.push((await ordered(trail)).orderId);
    const poisoned = orders[3] ?? "";
    trail.clock.at = START + DAY;
    const failing = {
      ...trail,
      orders: {
        ...trail.orders,
        find: (id: string) => (id === poisoned ? Promise.reject(new Error("torn")) : trail.orders.find(id)),
      },
    };
    await expect(sweepStamps(failing)).rejects.toThrow("1 of 103 rows failed");
    expect(await rows()).toBe(1);
    expect(await sweepStamps(trail)).toBe(1);
    expect(await stateOf(poisoned)).toBe("expired");
  });

  it("killed right after the write › the next run finds it done", async () => {
    const { orderId } = await ordered(trail);
    trail.clock.at = START + DAY;
    const commit: MoneyTrail["changes"]["commit"] = async (change) => {
      await trail.changes.commit(change);
      throw new Error("killed");
    };
    await expect(sweepStamps({ ...trail, changes: { ...trail.changes, commit } })).rejects.toThrow(
      "rows failed",
    );
    expect([await stateOf(orderId), await sweepStamps(trail)]).toEqual(["expired", 0]);
  });

  it("out of time takes no other row", async () => {
    await ordered(trail);
    trail.clock.at = START + DAY;
    expect(await sweepStamps(trail, 0)).toBe(0);
    expect(await sweepStamps(trail)).toBe(1);
  });
});

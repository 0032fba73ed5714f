import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dynamoMessageStore } from "#shared/adapters/dynamodb/message-store.ts";
import { dynamoNoticeStore } from "#shared/adapters/dynamodb/notice-store.ts";
import { listMessages, readNoticeCursor } from "#shared/application/messages/list-messages.ts";
import { listOrders, readOrderCursor } from "#shared/application/orders/list-orders.ts";
import type { Notice } from "#shared/domain/message/notice.ts";
import { noticeIdOf } from "#shared/domain/message/notice.ts";
import { citizenCall } from "#test/support/citizen.ts";
import { codeDelivery } from "#test/support/code-delivery.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { MoneyTrail } from "#test/support/money-trail.ts";
import { bodyOf, bought, eventsOf, moneyTrail, ordered, seedPrices } from "#test/support/money-trail.ts";

const MINUTE = 60_000;

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

describe("GET /orders", () => {
  const page = (accountId: string, limit: number, cursor?: string) =>
    bodyOf(
      listOrders(trail, {
        ...citizenCall({}, undefined, { now: trail.clock.at, accountId }),
        query: { limit, after: cursor === undefined ? undefined : readOrderCursor(cursor) },
      }),
    );

  it("T1 shows an account its own orders, newest first, page by page, and nobody else's (E2)", async () => {
    const placed: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      trail.clock.at += MINUTE;
      placed.unshift((await ordered(trail, 1, "acc_BUYER")).orderId);
    }
    await ordered(trail, 1, "acc_OTHER");
    const first = await page("acc_BUYER", 2);
    const second = await page("acc_BUYER", 2, first.next);
    const third = await page("acc_BUYER", 2, second.next);
    expect([first, second, third].map(({ orders }) => orders.length)).toEqual([2, 2, 1]);
    expect([first, second, third].flatMap(({ orders }) => orders.map(({ orderId }) => orderId))).toEqual(
      placed,
    );
    expect(third.next).toBeUndefined();
    expect(first.orders[0]).toMatchObject({
      state: "awaiting-payment",
      total: { amount: 2000, currency: "MAD" },
    });
    expect((await page("acc_NEW", 2)).orders).toEqual([]);
  });

  it("T4 shows of each stamp its state and the last group of its code", async () => {
    const { orderId, codes } = await bought(dynamo, trail);
    const { orders } = await page("acc_TEST", 10);
    const stamp = orders.find((order) => order.orderId === orderId)?.units[0]?.stamp;
    expect(stamp).toMatchObject({ state: "issued", code: `•••• •••• •••• ${codes[0]?.slice(12)}` });
    expect(JSON.stringify(orders)).not.toContain(codes[0]);
  });

  it("E1 takes no cursor but its own", () => {
    expect(readOrderCursor("nonsense")).toBeUndefined();
    expect(
      readOrderCursor(Buffer.from("2026-11-21T12:00:00.000Z req_22222222").toString("base64url")),
    ).toBeUndefined();
  });
});

describe("GET /account/messages", () => {
  const deps = () => ({
    notices: dynamoNoticeStore(dynamo.client, dynamo.tableNames.core),
    messages: dynamoMessageStore(dynamo.client, dynamo.tableNames.core),
  });
  const page = (accountId: string, limit: number, cursor?: string) =>
    bodyOf(
      listMessages(deps(), {
        ...citizenCall({}, undefined, { now: trail.clock.at, accountId }),
        query: { limit, after: cursor === undefined ? undefined : readNoticeCursor(cursor) },
      }),
    );

  it("N3 shows what was sent, how far it came by each way, and never a code", async () => {
    const post = codeDelivery(dynamo, trail);
    const { orderId, codes } = await bought(dynamo, trail, 1, "signature-legalisation", "amina@example.org");
    const [event] = await eventsOf(dynamo, "issue", orderId);
    post.carriers.sms = "down";
    await expect(post.deliver(event)).rejects.toThrow("sms-throttled");
    const state = async () => (await page("acc_TEST", 1)).messages[0];
    expect(await state()).toMatchObject({
      kind: "stamp-code",
      state: "sent",
      channels: [
        { channel: "sms", state: "queued" },
        { channel: "email", state: "sent" },
      ],
    });
    post.carriers.sms = "up";
    await post.deliver(event);
    const [text] = post.texts;
    if (text === undefined) throw new Error("no SMS");
    await post.receipt(text, "failed");
    expect(await state()).toMatchObject({ state: "by-email", language: "fr", at: event?.time });
    await post.receipt(text, "delivered");
    const shown = await state();
    expect(shown).toMatchObject({
      state: "delivered",
      title: "Wisal : le code de votre e-timbre (légalisation de signature)",
    });
    expect(shown?.text).toContain(`•••• •••• •••• ${codes[0]?.slice(-4)}`);
    expect(JSON.stringify(shown).replaceAll(" ", "")).not.toContain(codes[0]);
  });

  it("N3 gives pages, newest first, of the person's own (E2)", async () => {
    const told = (serial: number): Notice => ({
      noticeId: noticeIdOf(`cmd_${serial}.0`, "agent-acts"),
      accountId: "acc_TOLD",
      eventId: `cmd_${serial}.0`,
      kind: "agent-acts",
      language: "fr",
      channels: ["sms"],
      values: { city: `Ville ${serial}` },
      at: new Date(trail.clock.at + serial * MINUTE).toISOString(),
    });
    for (const serial of [1, 2, 3]) await deps().notices.put(told(serial));
    // An event that comes twice tells nothing twice (N1).
    await deps().notices.put(told(2));
    const first = await page("acc_TOLD", 2);
    const second = await page("acc_TOLD", 2, first.next);
    const cities = [first, second].flatMap(({ messages }) =>
      messages.map(({ text }) => /Ville \d/.exec(text)?.[0]),
    );
    expect(cities).toEqual(["Ville 3", "Ville 2", "Ville 1"]);
    expect(first.messages[0]).toMatchObject({ state: "queued" });
    expect(second.next).toBeUndefined();
    expect((await page("acc_NEW", 2)).messages).toEqual([]);
  });
});

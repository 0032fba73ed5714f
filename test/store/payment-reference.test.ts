import { afterAll, beforeAll, describe, expect, it } from "vitest";
import given from "#events/examples/gov.wisal.payments.reference-given.v1/valid-1.json" with { type: "json" };
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoMessageStore } from "#shared/adapters/dynamodb/message-store.ts";
import { dynamoNoticeStore } from "#shared/adapters/dynamodb/notice-store.ts";
import { messagesOf } from "#shared/application/messages/list-messages.ts";
import { recordReceipt } from "#shared/application/messages/record-receipt.ts";
import { sendReference } from "#shared/application/messages/send-reference.ts";
import { phoneKeyOf } from "#shared/domain/message/message.ts";
import type { Order } from "#shared/domain/order/order.ts";
import { showPaymentReference } from "#shared/domain/order/payment-reference.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startTestDynamo();
});
afterAll(async () => {
  await dynamo.stop();
});

const SECOND = 1000;
const WINDOW_MS = 60 * SECOND;
const REFERENCE = "1234567894";

let serial = 0;

/** A buyer who asked for a reference, their order, and a worker that may die before or after the network took the SMS. */
const scene = () => {
  serial += 1;
  const { client, tableNames } = dynamo;
  const messages = dynamoMessageStore(client, tableNames.core);
  const notices = dynamoNoticeStore(client, tableNames.core);
  const clock = { at: Date.parse(given.time), now: () => clock.at };
  const phone = `+3361300${1000 + serial}`;
  const order: Order = {
    orderId: given.data.orderId,
    accountId: `acc_BUYER${serial}`,
    postId: "fr-paris",
    state: "awaiting-payment",
    lines: [],
    totalMad: 50_000,
    local: null,
    rate: null,
    delivery: { phone, language: "fr" },
    placedAt: given.time,
    payableUntil: given.data.payableUntil,
    paymentReference: REFERENCE,
  };
  const stored = { order };
  const death: { of?: "before" | "after" | undefined } = {};
  const texts: { readonly text: string; readonly providerId: string; readonly at: string }[] = [];
  const deps = {
    clock,
    messages,
    notices,
    receiptWindowMs: WINDOW_MS,
    pace: { turn: () => Promise.resolve(true) },
    orders: { find: () => Promise.resolve(stored.order) },
    texts: {
      send: ({ text }: { readonly text: string }) => {
        if (death.of === "before") return Promise.reject(new Error("killed"));
        const providerId = `sms-${serial}-${texts.length}`;
        texts.push({ text, providerId, at: new Date(clock.at).toISOString() });
        if (death.of === "after") return Promise.reject(new Error("killed"));
        return Promise.resolve({ kind: "accepted" as const, providerId });
      },
    },
    mails: { send: () => Promise.reject(new Error("nobody gave an address")) },
  };
  const event = { ...given, id: `cmd_reference${serial}.0` };
  return {
    texts,
    /** One delivery of the event; whether it is done, or comes again. */
    deliver: (dies?: "before" | "after"): Promise<boolean> => {
      death.of = dies;
      return sendReference(deps, event).then(
        () => true,
        () => false,
      );
    },
    pay: () => {
      stored.order = { ...order, state: "paid" };
    },
    pass: (milliseconds: number) => {
      clock.at += milliseconds;
    },
    /** The network's word on the one SMS that went out. */
    receipt: async () => {
      const [sent] = texts;
      if (sent === undefined) throw new Error("nothing was sent");
      await recordReceipt(
        { clock, messages, changes: dynamoChangeStore(client, tableNames.core) },
        { phoneKey: phoneKeyOf(phone), providerId: sent.providerId, at: sent.at, status: "delivered" },
      );
    },
    /** What the buyer sees of it. */
    shown: async () =>
      (await messagesOf({ notices, messages }, order.accountId, { limit: 10 })).messages.map(
        ({ kind, channels }) => [kind, ...channels.map(({ channel, state }) => `${channel} ${state}`)],
      ),
  };
};

describe("a reference sent to its buyer (T2, N1)", () => {
  it("goes out once, with amount and reference", async () => {
    const { deliver, texts, shown } = scene();
    expect([await deliver(), await deliver()]).toEqual([true, true]);
    expect(texts).toHaveLength(1);
    for (const said of ["500", showPaymentReference(REFERENCE)]) expect(texts[0]?.text).toContain(said);
    expect(await shown()).toEqual([["payment-reference", "sms sent"]]);
  });

  it("does not go out once there is nothing to pay, and its message is at its end", async () => {
    const { deliver, texts, pay, shown } = scene();
    pay();
    expect(await deliver()).toBe(true);
    expect(texts).toEqual([]);
    expect(await shown()).toEqual([["payment-reference", "sms failed"]]);
  });

  it("does not stay under way for ever where its worker died and the order was paid before the next came", async () => {
    const { deliver, texts, pay, pass, shown } = scene();
    expect(await deliver("before")).toBe(false);
    pay();
    pass(SECOND);
    expect(await deliver(), "too early to tell").toBe(false);
    pass(WINDOW_MS);
    expect(await deliver()).toBe(true);
    expect(texts).toEqual([]);
    expect(await shown()).toEqual([["payment-reference", "sms failed"]]);
  });

  it("is known to have arrived although its worker died after sending and the order was paid since", async () => {
    const { deliver, texts, pay, pass, receipt, shown } = scene();
    expect(await deliver("after")).toBe(false);
    await receipt();
    pay();
    pass(WINDOW_MS);
    expect(await deliver()).toBe(true);
    expect(texts).toHaveLength(1);
    expect(await shown()).toEqual([["payment-reference", "sms delivered"]]);
  });
});

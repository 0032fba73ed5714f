import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { dynamoMessageStore, messageItemSchema } from "#shared/adapters/dynamodb/message-store.ts";
import type { OnceDeps, Sent } from "#shared/application/messages/deliver-once.ts";
import { deliverOnce } from "#shared/application/messages/deliver-once.ts";
import { recordReceipt } from "#shared/application/messages/record-receipt.ts";
import type { Message } from "#shared/domain/message/message.ts";
import { messageIdOf, phoneKeyOf } from "#shared/domain/message/message.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import type { SendOutcome } from "#shared/ports/message-sender.ts";
import type { MessageStore } from "#shared/ports/message-store.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";

let dynamo: TestDynamo;
let store: MessageStore;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  store = dynamoMessageStore(dynamo.client, dynamo.tableNames.core);
});
afterAll(async () => {
  await dynamo.stop();
});

const START = Date.parse("2026-11-21T10:00:00.000Z");
const SECOND = 1000;
const WINDOW_MS = 60 * SECOND;

let serial = 0;
const nextSerial = (): string => {
  serial += 1;
  return String(serial).padStart(3, "0");
};

/** A message of its own to a phone of its own, with a clock, a network and a count of what went out. */
const scene = (phone = `+212600000${nextSerial()}`) => {
  const eventId = `cmd_event${nextSerial()}.0`;
  const phoneKey = phoneKeyOf(phone);
  const message: Message = {
    messageId: messageIdOf(eventId, "stamp-code", "sms"),
    eventId,
    kind: "stamp-code",
    channel: "sms",
    language: "fr",
    phoneKey,
    sending: { orderId: "ord_1", unit: 1, stampId: "stm_1", resend: 0 },
  };
  let now = START;
  const published: { readonly providerId: string; readonly at: number }[] = [];
  const deps: OnceDeps = { clock: { now: () => now }, messages: store, receiptWindowMs: WINDOW_MS };
  const publish = (): SendOutcome => {
    const providerId = `provider-${message.messageId}-${published.length}`;
    published.push({ providerId, at: now });
    return { kind: "accepted", providerId };
  };
  return {
    message,
    published,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    /** One delivery of the event to a worker. */
    work: async (send: () => Promise<SendOutcome> = () => Promise.resolve(publish())): Promise<Sent> =>
      await deliverOnce(deps, message, () => Promise.resolve(undefined), send),
    publish,
    /** What the network says of the n-th SMS that went out. */
    receipt: async (index = 0, status: "delivered" | "failed" = "delivered") => {
      const sent = published[index];
      if (sent === undefined) throw new Error("nothing was published");
      await recordReceipt(
        {
          clock: { now: () => now },
          messages: store,
          changes: dynamoChangeStore(dynamo.client, dynamo.tableNames.core),
        },
        { phoneKey, providerId: sent.providerId, at: new Date(sent.at).toISOString(), status },
      );
    },
    stored: async () => {
      const { Item } = await dynamo.client.send(
        new GetCommand({ TableName: dynamo.tableNames.core, Key: keys.message(message.messageId) }),
      );
      return messageItemSchema.parse(Item);
    },
  };
};

/** A worker that dies after the provider took the SMS and before it could note so. */
const dieAfter = (publish: () => SendOutcome) => (): Promise<SendOutcome> => {
  publish();
  return Promise.reject(new Error("killed"));
};

const outcomeOf = async (work: Promise<Sent>): Promise<string> =>
  await work.then(
    ({ state }) => state,
    (error: unknown) => (error instanceof RedeliveryWanted ? error.code : "threw"),
  );

describe("deliverOnce", () => {
  it("sends once and records it, without a word of the message nor the number", async () => {
    const { work, published, stored, message } = scene();
    expect(await work()).toMatchObject({ state: "sent", providerId: published[0]?.providerId });
    const item = await stored();
    expect(item).toMatchObject({
      state: "sent",
      kind: "stamp-code",
      channel: "sms",
      sending: { orderId: "ord_1" },
    });
    expect(JSON.stringify(item)).not.toContain("+212");
    expect(item.phoneKey).toBe(message.phoneKey);
  });

  it("publishes once for 20 workers with the same event at the same time", async () => {
    const { work, published } = scene();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(work())));
    expect(published).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "sent").length).toBeGreaterThanOrEqual(1);
    // Who came too early is told to come again; who came late enough finds it sent.
    const allowed = ["sent", "message-outcome-unknown"];
    expect(outcomes.filter((outcome) => !allowed.includes(outcome))).toEqual([]);
  });

  it("does nothing more when the event comes again", async () => {
    const { work, published } = scene();
    await work();
    expect(await outcomeOf(work())).toBe("sent");
    expect(published).toHaveLength(1);
  });

  it("sends one SMS when a worker is killed between publish and note, and the network reports it", async () => {
    const { work, publish, published, receipt, pass, stored } = scene();
    expect(await outcomeOf(work(dieAfter(publish)))).toBe("threw");
    await receipt();
    pass(30 * SECOND);
    expect(await outcomeOf(work())).toBe("delivered");
    expect(published).toHaveLength(1);
    expect(await stored()).toMatchObject({ state: "delivered", providerId: published[0]?.providerId });
  });

  it("waits for the receipt window before it takes silence for an answer, then sends again", async () => {
    const { work, publish, published, pass } = scene();
    await outcomeOf(work(() => Promise.reject(new Error("killed before publish"))));
    expect(published).toHaveLength(0);
    pass(30 * SECOND);
    expect(await outcomeOf(work(() => Promise.resolve(publish())))).toBe("message-outcome-unknown");
    pass(31 * SECOND);
    expect(await outcomeOf(work())).toBe("sent");
    expect(published).toHaveLength(1);
  });

  it("lets one of 20 workers take over a claim whose window has passed", async () => {
    const { work, published, pass } = scene();
    await outcomeOf(work(() => Promise.reject(new Error("killed before publish"))));
    pass(WINDOW_MS + SECOND);
    await Promise.all(Array.from({ length: 20 }, () => outcomeOf(work())));
    expect(published).toHaveLength(1);
  });

  it("never takes the receipt of another message to the same phone for its own", async () => {
    const phone = "+33612345678";
    const first = scene(phone);
    const second = scene(phone);
    await first.work();
    await first.receipt();
    await outcomeOf(second.work(() => Promise.reject(new Error("killed before publish"))));
    second.pass(30 * SECOND);
    expect(await outcomeOf(second.work())).toBe("message-outcome-unknown");
    second.pass(31 * SECOND);
    expect(await outcomeOf(second.work())).toBe("sent");
    expect(second.published).toHaveLength(1);
  });

  it("gives each of two receipts to one of two messages when both their workers died", async () => {
    const phone = "+33687654321";
    const both = [scene(phone), scene(phone)];
    for (const { work, publish, receipt } of both) {
      await outcomeOf(work(dieAfter(publish)));
      await receipt();
    }
    for (const { work, pass, published } of both) {
      pass(30 * SECOND);
      expect(await outcomeOf(work())).toBe("delivered");
      expect(published).toHaveLength(1);
    }
  });

  it("waits while a receipt is so fresh that its sender may still be noting it", async () => {
    const { work, publish, receipt, pass, published } = scene();
    await outcomeOf(work(dieAfter(publish)));
    await receipt();
    pass(SECOND);
    expect(await outcomeOf(work())).toBe("message-receipt-fresh");
    expect(published).toHaveLength(1);
  });

  it("tries again at once when the provider surely did not take it", async () => {
    const { work, published, stored } = scene();
    const throttled = await outcomeOf(
      work(() => Promise.resolve({ kind: "not-sent", code: "sms-throttled" })),
    );
    expect(throttled).toBe("sms-throttled");
    expect(await stored()).toMatchObject({ state: "released" });
    expect(await outcomeOf(work())).toBe("sent");
    expect(published).toHaveLength(1);
  });

  it("fails for good when the provider refuses the number", async () => {
    const { work, published, stored } = scene();
    const refused = () => Promise.resolve<SendOutcome>({ kind: "refused", code: "sms-invalid-parameter" });
    expect(await outcomeOf(work(refused))).toBe("failed");
    expect(await outcomeOf(work())).toBe("failed");
    expect(published).toHaveLength(0);
    expect(await stored()).toMatchObject({ state: "failed", failure: "sms-invalid-parameter" });
  });
});

describe("receipts", () => {
  it("settle their message, whichever comes first", async () => {
    const late = scene();
    await late.work();
    await late.receipt(0, "failed");
    expect(await late.stored()).toMatchObject({ state: "failed" });

    const early = scene();
    const sent = await early.work(async () => {
      const outcome = early.publish();
      await early.receipt();
      return outcome;
    });
    expect(sent.state).toBe("delivered");
    expect(await early.stored()).toMatchObject({ state: "delivered" });
  });

  it("change nothing when they come twice", async () => {
    const { work, receipt, stored } = scene();
    await work();
    await receipt();
    const once = await stored();
    await receipt();
    expect(await stored()).toEqual(once);
  });
});

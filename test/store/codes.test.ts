import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import type { Envelope } from "#events/envelope.ts";
import { envelopeSchema } from "#events/envelope.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { dynamoStampDeliveryStore } from "#shared/adapters/dynamodb/stamp-delivery-store.ts";
import { resendCode } from "#shared/application/orders/resend-code.ts";
import { showOrder } from "#shared/application/orders/show-order.ts";
import { commitReservation } from "#shared/application/partners/commit-reservation.ts";
import { reserveStamp } from "#shared/application/partners/reserve-stamp.ts";
import { sweepStamps } from "#shared/application/stamps/sweep-stamps.ts";
import { messageIdOf } from "#shared/domain/message/message.ts";
import type { ChannelNote } from "#shared/domain/order/delivery.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import { citizenCall, newCommand } from "#test/support/citizen.ts";
import { codeDelivery } from "#test/support/code-delivery.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { MoneyTrail } from "#test/support/money-trail.ts";
import {
  bodyOf,
  bought,
  eventsOf,
  moneyTrail,
  partition,
  partnerCall,
  seedPrices,
} from "#test/support/money-trail.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

let dynamo: TestDynamo;
let trail: MoneyTrail;
let post: ReturnType<typeof codeDelivery>;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  await seedPrices(dynamo);
});
afterAll(async () => {
  await dynamo.stop();
});
beforeEach(() => {
  trail = moneyTrail(dynamo);
  post = codeDelivery(dynamo, trail);
});

const EMAIL = "amina@example.org";

/** One stamp bought, and the event that has its code sent. */
const sold = async (email?: string) => {
  const { orderId, codes } = await bought(dynamo, trail, 1, "signature-legalisation", email);
  const [event] = await eventsOf(dynamo, "issue", orderId);
  if (event === undefined) throw new Error("no event");
  return { orderId, code: codes[0] ?? "", event };
};

const shown = async (orderId: string) => {
  const call = citizenCall({ orderId }, undefined, { now: trail.clock.at, command: newCommand() });
  const [unit] = (await bodyOf(showOrder(trail, call))).units;
  if (unit?.delivery === undefined) throw new Error("not issued");
  return unit.delivery;
};

const again = async (orderId: string): Promise<Envelope> => {
  const command = newCommand();
  const call = citizenCall({ orderId, unit: 1 }, undefined, { now: trail.clock.at, command });
  await bodyOf(resendCode(trail, call));
  const [record] = await partition(dynamo, "stamps", `CMD#${command.id}`);
  const [event] = z.array(envelopeSchema).parse(record?.["events"]);
  if (event === undefined) throw new Error("no event");
  return event;
};

/** The network's word on the only SMS, and its way to the order. */
const heard = async (event: Envelope, status: "delivered" | "failed", sms = 0): Promise<boolean> => {
  const text = post.texts[sms];
  if (text === undefined) throw new Error("no SMS");
  await post.receipt(text, status);
  const fact = await post.settled(messageIdOf(event.id, "stamp-code", "sms"), status);
  if (fact !== undefined) await post.deliver(fact);
  return fact !== undefined;
};

describe("T4 how far a code came, as its buyer sees it", () => {
  it("is queued, sent, delivered: the network's word reaches the order", async () => {
    const { orderId, code, event } = await sold();
    expect(await shown(orderId)).toMatchObject({ state: "queued" });
    await post.deliver(event);
    expect(post.texts[0]?.text.replaceAll(" ", "")).toContain(code);
    expect(await shown(orderId)).toMatchObject({ state: "sent", sms: { state: "sent" } });
    await heard(event, "delivered");
    expect(await shown(orderId)).toMatchObject({ state: "delivered", sms: { state: "delivered" } });
  });

  it("tells both channels apart, and shows the better one (N3)", async () => {
    const { orderId, code, event } = await sold(EMAIL);
    await post.deliver(event);
    expect(post.mails[0]?.text.replaceAll(" ", "")).toContain(code);
    await heard(event, "failed");
    expect(await shown(orderId)).toMatchObject({
      state: "sent",
      sms: { state: "failed" },
      email: { state: "sent" },
    });
  });

  it("says failed when the number is refused and there is no address", async () => {
    post.carriers.sms = "refusing";
    const { orderId, event } = await sold();
    await post.deliver(event);
    expect(await shown(orderId)).toMatchObject({ state: "failed", sms: { state: "failed" } });
  });

  it("takes receipts twice, and a delivery after a failure, but no failure after a delivery", async () => {
    const { orderId, event } = await sold();
    await post.deliver(event);
    expect(await heard(event, "failed")).toBe(true);
    expect(await heard(event, "delivered")).toBe(true);
    await heard(event, "delivered");
    await heard(event, "failed");
    expect(await shown(orderId)).toMatchObject({ state: "delivered" });
  });

  it("notes the network's word once, however many receivers hear it at once", async () => {
    const { orderId, event } = await sold();
    await post.deliver(event);
    await Promise.all(Array.from({ length: 20 }, () => heard(event, "delivered")));
    expect(await shown(orderId)).toMatchObject({ state: "delivered" });
  });

  it("never lets the word on an earlier sending stand for a later one", async () => {
    const { orderId, event } = await sold();
    await post.deliver(event);
    trail.clock.at += MINUTE;
    const asked = await again(orderId);
    await heard(event, "delivered");
    expect(await shown(orderId)).toMatchObject({ state: "queued", resendsLeft: 2 });
    await post.deliver(asked);
    expect(post.texts).toHaveLength(2);
    await heard(asked, "delivered", 1);
    expect(await shown(orderId)).toMatchObject({ state: "delivered" });
  });

  it("ends the same whatever the order in which twenty notes arrive", async () => {
    const { orderId, event } = await sold();
    const store = dynamoStampDeliveryStore(dynamo.client, dynamo.tableNames.stamps);
    const sending = { orderId, unit: 1, stampId: String(event.data["stampId"]), resend: 0 };
    const note = (state: ChannelNote["state"]) =>
      store.note(sending, "sms", { state, at: new Date(trail.clock.at).toISOString() });
    const states = (["sent", "failed", "delivered", "sent"] as const).flatMap((state) => [
      state,
      state,
      state,
    ]);
    await Promise.all(states.map(note));
    expect(await shown(orderId)).toMatchObject({ state: "delivered" });
    await store.note({ ...sending, stampId: "stm_another" }, "email", { state: "sent", at: event.time });
    expect(await shown(orderId)).not.toHaveProperty("email");
  });

  it("measures from the money to the hand-over, once for each code", async () => {
    const { orderId, event } = await sold();
    trail.clock.at += 7 * SECOND;
    await post.deliver(event);
    await post.deliver(event);
    trail.clock.at += MINUTE;
    await post.deliver(await again(orderId));
    expect(post.handed).toEqual([7]);
  });
});

describe("T4 N1 the SMS provider is down", () => {
  /** What the queue does with an event: again after three minutes, until it is done. */
  const tried = async (event: Envelope): Promise<boolean> => {
    try {
      await post.deliver(event);
      return true;
    } catch (error) {
      if (!(error instanceof RedeliveryWanted)) throw error;
      return false;
    }
  };

  it("for an hour: the e-mail goes at once, and afterwards each code by SMS exactly once", async () => {
    const sales = [await sold(EMAIL), await sold(), await sold(EMAIL)];
    post.carriers.sms = "down";
    for (let minute = 0; minute < 60; minute += 3) {
      for (const { event } of sales) expect(await tried(event)).toBe(false);
      trail.clock.at += 3 * MINUTE;
    }
    expect([post.texts.length, post.mails.length]).toEqual([0, 2]);
    expect(await Promise.all(sales.map(async ({ orderId }) => (await shown(orderId)).state))).toEqual([
      "sent",
      "queued",
      "sent",
    ]);
    post.carriers.sms = "up";
    for (const { event } of sales) expect(await tried(event)).toBe(true);
    for (const { event } of sales) expect(await tried(event)).toBe(true);
    for (const { code } of sales)
      expect(post.texts.filter(({ text }) => text.replaceAll(" ", "").includes(code))).toHaveLength(1);
    expect(post.mails).toHaveLength(2);
  });

  it("and its buyer asks for it again meanwhile: afterwards it comes once, by the later asking", async () => {
    const { orderId, event } = await sold();
    post.carriers.sms = "down";
    await tried(event);
    trail.clock.at += MINUTE;
    const asked = await again(orderId);
    await tried(asked);
    post.carriers.sms = "up";
    expect([await tried(event), await tried(asked)]).toEqual([true, true]);
    expect(post.texts).toHaveLength(1);
    expect(await shown(orderId)).toMatchObject({ state: "sent" });
  });
});

describe("T4 the sealed copy's end", () => {
  it("is judged in the read: from the thirtieth day on nobody opens it, though it is still stored", async () => {
    const { orderId, event } = await sold();
    const store = dynamoStampDeliveryStore(dynamo.client, dynamo.tableNames.stamps);
    const sending = { orderId, unit: 1, stampId: String(event.data["stampId"]), resend: 0 };
    const end = trail.clock.at + 30 * DAY;
    expect(await store.sealedCopy(sending, end - SECOND)).toBeDefined();
    expect(await store.sealedCopy(sending, end)).toBeUndefined();
    trail.clock.at = end;
    await post.deliver(event);
    expect(post.texts).toEqual([]);
    expect(await shown(orderId)).toMatchObject({ state: "failed" });
  });

  const stored = async (stampKey: string) =>
    (await partition(dynamo, "stamps", keys.sealed(stampKey).pk)).length;

  it("is erased by the sweep on the thirtieth day and not before, and counted", async () => {
    const { stampKeys } = await bought(dynamo, trail, 2);
    const [first = "", second = ""] = stampKeys;
    trail.clock.at += 30 * DAY - SECOND;
    await sweepStamps(trail);
    expect([await stored(first), await stored(second)]).toEqual([1, 1]);
    trail.clock.at += SECOND;
    await Promise.all(Array.from({ length: 3 }, () => sweepStamps(trail)));
    expect([await stored(first), await stored(second), await sweepStamps(trail)]).toEqual([0, 0, 0]);
    expect(trail.erased.count).toBeGreaterThanOrEqual(2);
  });

  it("goes with the use of its stamp, and the sweep then finds nothing", async () => {
    const { stampKeys, codes } = await bought(dynamo, trail);
    const [stampKey = ""] = stampKeys;
    const asked = {
      code: codes[0] ?? "",
      procedureId: "signature-legalisation",
      reference: "F-1",
      minutes: 5,
    };
    const { reservationId } = await bodyOf(
      reserveStamp(trail, partnerCall({}, asked, { now: trail.clock.at })),
    );
    expect(await stored(stampKey)).toBe(1);
    await bodyOf(
      commitReservation(trail, partnerCall({ reservationId }, undefined, { now: trail.clock.at })),
    );
    expect(await stored(stampKey)).toBe(0);
    trail.clock.at += 31 * DAY;
    await sweepStamps(trail);
    expect(trail.erased.count).toBe(0);
  });
});

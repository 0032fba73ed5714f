import { afterAll, beforeAll, describe, expect, it } from "vitest";
import offered from "#events/examples/gov.wisal.appointments.offered.v1/valid-1.json" with { type: "json" };
import { dynamoSmsPace } from "#shared/adapters/dynamodb/sms-pace.ts";
import type { Account } from "#shared/domain/account/account.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { telling } from "#test/support/telling.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startTestDynamo();
});
afterAll(() => dynamo.stop());

const MINUTE = 60_000;
/** After which the queue delivers an event again. */
const VISIBILITY = 3 * MINUTE;

const person = (account: Partial<Account> = {}) => telling(dynamo, account);
describe("an hour without the SMS provider (N1, N3)", () => {
  for (const weather of ["throttled", "broken"] as const) {
    it(`N3 ${weather}: the e-mails go at once, and each SMS once afterwards`, async () => {
      const { clock, confirmed, deliver, mails, shown, texts, weather: now } = person();
      now.sms = weather;
      const events = Array.from({ length: 5 }, () => confirmed());
      let left = events;
      const starts = clock.at;
      for (; clock.at < starts + 60 * MINUTE; clock.at += VISIBILITY) {
        const done = await Promise.all(left.map((event) => deliver(event)));
        left = left.filter((_, index) => done[index] === false);
      }
      expect([left.length, texts.length, mails.length]).toEqual([5, 0, 5]);
      expect((await shown()).map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => "sent"));
      now.sms = "fine";
      for (; left.length > 0; clock.at += VISIBILITY) {
        const done = await Promise.all(left.map((event) => deliver(event)));
        left = left.filter((_, index) => done[index] === false);
      }
      // Delivered once more, as queues may, nothing more is sent.
      for (const event of events) await deliver(event);
      expect(new Set(texts).size).toBe(5);
      expect([texts.length, mails.length]).toEqual([5, 5]);
    });
  }

  it("N3 longer than anybody waits: shown as failed and sent by e-mail; taken up again by hand, sent once", async () => {
    const { clock, confirmed, deliver, mails, shown, texts, weather } = person();
    const event = confirmed();
    weather.sms = "throttled";
    expect(await deliver(event)).toBe(false);
    clock.at += 180 * MINUTE;
    expect(await deliver(event, true)).toBe(false);
    expect((await shown())[0]).toMatchObject({
      state: "by-email",
      channels: [
        { channel: "sms", state: "failed" },
        { channel: "email", state: "sent" },
      ],
    });
    weather.sms = "fine";
    expect([await deliver(event), await deliver(event)]).toEqual([true, true]);
    expect([texts.length, mails.length]).toEqual([1, 1]);
    expect((await shown())[0]).toMatchObject({ state: "sent" });
  });
});

describe("quiet hours (N3)", () => {
  const NIGHT = Date.parse("2026-11-20T21:30:00.000Z");
  const MORNING = Date.parse("2026-11-21T07:00:00.000Z");

  it("N3 let the e-mail go and the SMS wait for the morning of the post, sent once", async () => {
    const { clock, confirmed, deliver, mails, shown, sweep, texts } = person();
    clock.at = NIGHT;
    const event = confirmed();
    for (let time = 0; time < 3; time += 1) expect(await deliver(event)).toBe(true);
    expect([texts.length, mails.length]).toEqual([0, 1]);
    expect((await shown())[0]?.channels[0]).toMatchObject({ channel: "sms", state: "queued" });
    clock.at = MORNING - 1;
    await sweep();
    expect(texts.length).toBe(0);
    clock.at = MORNING;
    await sweep();
    await sweep();
    await deliver(event);
    expect([texts.length, mails.length]).toEqual([1, 1]);
  });

  it("N3 hold back no offer of a place: it is of use now or not at all", async () => {
    const { account, clock, deliver, texts } = person();
    clock.at = NIGHT;
    const data = { ...offered.data, accountId: account.accountId };
    await deliver({ ...offered, id: "cmd_offerAtNight.0", data });
    expect(texts).toHaveLength(1);
  });
});

describe("what a person prefers (N3)", () => {
  it("N3 by e-mail alone, where it can wait and there is an address", async () => {
    const { confirmed, deliver, mails, shown, texts } = person({ prefers: "email" });
    await deliver(confirmed());
    expect([texts.length, mails.length]).toEqual([0, 1]);
    expect((await shown())[0]).toMatchObject({ state: "sent", channels: [{ channel: "email" }] });
  });

  it("N3 by SMS all the same when the address refuses it", async () => {
    const { confirmed, deliver, shown, texts, weather } = person({ prefers: "email" });
    weather.email = "refusing";
    expect(await deliver(confirmed())).toBe(true);
    expect(texts).toHaveLength(1);
    expect((await shown())[0]).toMatchObject({ state: "sent" });
  });

  it("N3 the same thing twice in ten minutes is told once, and again once something else was", async () => {
    const { clock, confirmed, deliver, texts } = person();
    for (const time of ["10:30", "10:30", "11:30", "10:30"]) await deliver(confirmed(time));
    expect(texts).toHaveLength(3);
    clock.at += 11 * MINUTE;
    await deliver(confirmed("10:30"));
    expect(texts).toHaveLength(4);
  });

  it("N1 N3 what was no news stays none when its event comes again, after another and after the ten minutes", async () => {
    const { clock, confirmed, deliver, texts } = person();
    const [first, same, other] = [confirmed("10:30"), confirmed("10:30"), confirmed("11:30")];
    for (const event of [first, same, other, same]) expect(await deliver(event)).toBe(true);
    expect(texts).toHaveLength(2);
    clock.at += 11 * MINUTE;
    for (const event of [same, first, other]) await deliver(event);
    expect(texts).toHaveLength(2);
  });

  it("N1 N3 what was news stays news: an SMS that broke off goes out though another has said the same since", async () => {
    const { clock, confirmed, deliver, shown, texts, weather } = person();
    const [first, other, same] = [confirmed("10:30"), confirmed("11:30"), confirmed("10:30")];
    weather.sms = "broken";
    expect(await deliver(first)).toBe(false);
    weather.sms = "fine";
    for (const event of [other, same]) expect(await deliver(event)).toBe(true);
    clock.at += VISIBILITY;
    for (const event of [first, first, same]) expect(await deliver(event)).toBe(true);
    expect(texts).toHaveLength(3);
    expect((await shown()).map(({ state }) => state)).toEqual(["sent", "sent", "sent"]);
  });

  it("T9 N3 two refunds of one order are told both, though in the same words, each once", async () => {
    const { deliver, refunded, texts } = person();
    const [one, two] = [refunded("rfd_ONE"), refunded("rfd_TWO")];
    for (const event of [one, two, one, two]) await deliver(event);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toBe(texts[1]);
  });
});

describe("what a sender may send (N3)", () => {
  it("N3 is kept by forty workers at once: so many a second, the rest is tried later", async () => {
    const now = Date.parse("2026-11-20T10:00:00.250Z");
    const waits: number[] = [];
    const wait = (milliseconds: number) => Promise.resolve(void waits.push(milliseconds));
    const turns = await Promise.all(
      Array.from({ length: 40 }, () =>
        dynamoSmsPace(dynamo.client, dynamo.tableNames.core, 10, { now: () => now }, wait).turn(),
      ),
    );
    expect(turns.filter(Boolean)).toHaveLength(30);
    expect(waits.toSorted((a, b) => a - b)).toEqual(
      [0, 750, 1_750].flatMap((one) => Array.from({ length: 10 }, () => one)),
    );
  });
});

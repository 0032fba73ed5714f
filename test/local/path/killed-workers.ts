import { expect, it } from "vitest";
import { list, obj, toJson } from "#local/json.ts";
import type { FaultRule } from "#local/proxy/faults.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { eventually } from "#test/support/deadline.ts";
import {
  book,
  buy,
  choose,
  codesTo,
  confirm,
  pay,
  stampIdsOf,
  textsTo,
  validRequest,
} from "../support/errands.ts";
import { logOf } from "../support/logs.ts";
import { newCitizen } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { everything, partition, queueLength, quiet } from "../support/stored.ts";

type Call = Pick<FaultRule, "service" | "action" | "table" | "nth">;

/** Kills the worker of `function` once, right after this call of its took effect, while `work` makes it happen. */
const killing = async (functionName: string, call: Call, work: () => Promise<void>): Promise<void> => {
  const { faults } = platform().proxy;
  const id = faults.add({ function: functionName, ...call, times: 1, effect: { kind: "kill-after" } });
  try {
    await work();
    await eventually(`a killed ${functionName}`, () =>
      faults.report().some((fault) => fault.id === id && fault.fired === 1),
    );
  } finally {
    faults.clear(id);
  }
};

/** When a sender dies, as the last call that it made. */
const moments = [
  { when: "before it sent: it had only claimed the message", call: { action: "PutItem", nth: 1 } },
  { when: "right after the SMS went out", call: { service: "sns", action: "Publish", nth: 1 } },
  { when: "after it noted that the SMS went out", call: { action: "UpdateItem", nth: 1 } },
  { when: "after it tied the provider's receipt to the message", call: { action: "UpdateItem", nth: 2 } },
] as const;

/** The most deliveries of one message that a log tells of. */
const attempts = async (functionName: string): Promise<number> =>
  Math.max(0, ...(await logOf(functionName)).map(({ attempt }) => Number(attempt ?? 0)));

/** A worker that dies anywhere leaves one effect, not two or none (N1, T3). */
export const killedWorkers = (): void => {
  it.each(moments)("senders killed $when › the buyer and the booker get one SMS each", async ({ call }) => {
    const [buyer, booker] = await Promise.all([newCitizen(), newCitizen()]);
    await quiet();
    const started = performance.now();
    await Promise.all([
      killing("stamps-deliver", call, async () => {
        await pay(buyer);
      }),
      killing("messages-send", call, async () => {
        await book(booker);
      }),
    ]);
    await quiet();
    const took = Math.round(performance.now() - started);
    const [bought, booked] = await Promise.all([textsTo(buyer.phone), textsTo(booker.phone)]);
    console.log(`killed: ${bought.length} and ${booked.length} SMS after ${took} ms`);
    expect([bought.length, booked.length]).toEqual([1, 1]);
    expect(await codesTo(buyer.phone)).toHaveLength(1);
    expect(Math.min(await attempts("stamps-deliver"), await attempts("messages-send"))).toBeGreaterThan(1);
  });

  it("stamps-issue killed after its transaction › there is exactly one stamp for each unit (T3)", async () => {
    const buyer = await newCitizen();
    await quiet();
    let orderId = "";
    await killing("stamps-issue", { action: "TransactWriteItems", nth: 1 }, async () => {
      orderId = await pay(buyer, { quantity: 3 });
    });
    await quiet();
    const stamps = (await everything("stamps")).filter((item) => item["orderId"] === orderId);
    expect(
      stamps
        .filter(({ sk }) => sk === "STM")
        .map(({ unit }) => Number(unit))
        .toSorted((a, b) => a - b),
    ).toEqual([1, 2, 3]);
    expect(new Set(await stampIdsOf(buyer, orderId)).size).toBe(3);
    expect(new Set(await codesTo(buyer.phone)).size).toBe(3);
    expect(await textsTo(buyer.phone)).toHaveLength(3);
  });

  it("outbox-publish killed after it published › the repeated event changes nothing (N1, E3)", async () => {
    const buyer = await newCitizen();
    await quiet();
    await killing("outbox-publish", { service: "sns", action: "PublishBatch", nth: 1 }, async () => {
      await buy(buyer);
    });
    await quiet();
    expect(await textsTo(buyer.phone)).toHaveLength(1);
    const audit = await everything("audit");
    const events = audit
      .filter(({ pk }) => String(pk).startsWith("CHAIN#"))
      .flatMap(({ eventId }) => eventId ?? []);
    expect(new Set(events).size).toBe(events.length);
  });

  it("connections cut after hold and appointment were written › the writes tried again find themselves done (A1, E1)", async () => {
    const citizen = await newCitizen();
    const requestId = await validRequest(citizen);
    const choice = await choose(citizen, requestId);
    const { faults } = platform().proxy;
    const cut = (action: string, nth: number) =>
      faults.add({ function: "appointments-write", action, nth, times: 1, effect: { kind: "cut-after" } });
    const ids = [cut("UpdateItem", 1), cut("TransactWriteItems", 1)];
    const booked = await confirm(citizen, requestId, choice);
    const struck = faults.report().filter(({ id, fired }) => ids.includes(id) && fired === 1);
    for (const id of ids) faults.clear(id);
    expect(struck).toHaveLength(2);
    const core = await everything("core");
    const appointments = core.filter(
      (item) => item["requestId"] === requestId && "personKeys" in item && item["sk"] !== "STATE",
    );
    expect(appointments).toMatchObject([{ appointmentId: booked.appointmentId, state: "booked" }]);
    const [date = "", time = ""] = choice.slotId.split("T");
    const slots = await partition("core", keys.slot("fr-paris", "acts", date, time).pk);
    const mine = slots
      .flatMap(({ places }) => list(toJson(places)))
      .filter((place) => obj(place)["a"] === booked.appointmentId);
    expect(mine).toHaveLength(1);
  });

  it("nothing of this run has ended among the dead letters", async () => {
    const { queues } = platform().model;
    const dead = new Set(queues.map(({ deadLetterArn }) => deadLetterArn));
    for (const { name } of queues.filter(({ arn }) => dead.has(arn)))
      expect([name, await queueLength(name)]).toEqual([name, 0]);
  });
};

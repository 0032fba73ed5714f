import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { slotMemory } from "#shared/adapters/dynamodb/slot-memory.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import { HOLD_SECONDS } from "#shared/domain/slot/places.ts";
import type { SlotKey, SlotStore } from "#shared/ports/slot-store.ts";
import { putSlot, testCalendar } from "#test/support/calendar.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const seconds = now / 1000;
const calendar = testCalendar({ places: { public: 3, urgent: 1 } });

let dynamo: TestDynamo;
let slots: SlotStore;
let made = 0;

const newSlot = async (startsAt = "2026-11-24T09:00:00.000Z"): Promise<SlotKey> => {
  made += 1;
  const slot = { postId: `post-${made}`, calendarId: "acts", date: "2026-11-24", time: "10:00" };
  await putSlot(dynamo, { ...calendar, postId: slot.postId }, { ...slot, startsAt });
  return slot;
};

const order = (
  hold: string,
  more: { party?: number; now?: number; kinds?: readonly ("public" | "urgent")[] } = {},
) => {
  const at = more.now ?? now;
  return {
    party: more.party ?? 1,
    kinds: more.kinds ?? (["public"] as const),
    requestId: `req_${hold}`,
    hold,
    until: at / 1000 + HOLD_SECONDS,
    now: at,
  };
};

const placesOf = async (slot: SlotKey) =>
  (await slots.day(slot.postId, slot.calendarId, slot.date))[0]?.places ?? [];

beforeAll(async () => {
  dynamo = await startTestDynamo();
  slots = dynamoSlotStore(dynamo.client, dynamo.tableNames.core);
});
afterAll(() => dynamo.stop());

describe("A1 A3 hold", () => {
  it("given 40 people press at once on 3 public places › 3 win, each on a place of their own, and the urgent place stays free", async () => {
    const slot = await newSlot();
    const presses = await Promise.all(
      Array.from({ length: 40 }, (_, index) => slots.hold(slot, order(`h${index}`))),
    );
    const won = presses.flatMap((press) => (press.ok ? press.value.places : []));
    expect(won.toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
    expect(presses.filter((press) => !press.ok && press.error === "slot-full")).toHaveLength(37);
    expect((await placesOf(slot)).map(({ kind, until }) => [kind, until > seconds])).toEqual([
      ["public", true],
      ["public", true],
      ["public", true],
      ["urgent", false],
    ]);
  });

  it("given parties of two race for three places › one party wins two places, the other nothing", async () => {
    const slot = await newSlot();
    const presses = await Promise.all(
      ["a", "b", "c"].map((hold) => slots.hold(slot, order(hold, { party: 2 }))),
    );
    expect(presses.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await placesOf(slot)).filter(({ until }) => until > seconds)).toHaveLength(2);
  });

  it("given the same order is given twice › finds its own places again and takes no others", async () => {
    const slot = await newSlot();
    const answers = await Promise.all(Array.from({ length: 10 }, () => slots.hold(slot, order("same"))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.ok).toBe(true);
    expect((await placesOf(slot)).filter(({ hold }) => hold === "same")).toHaveLength(1);
    const lapsed = await slots.hold(slot, order("same", { now: now + (HOLD_SECONDS + 1) * 1000 }));
    expect(lapsed).toEqual({ ok: false, error: "hold-lapsed" });
  });

  it("given a hold has lapsed › another takes the place, judged by the clock and not by deletion", async () => {
    const slot = await newSlot();
    for (const hold of ["a", "b", "c"]) await slots.hold(slot, order(hold));
    const later = now + (HOLD_SECONDS + 1) * 1000;
    const fresh = dynamoSlotStore(dynamo.client, dynamo.tableNames.core);
    expect((await fresh.hold(slot, order("d", { now: now + 1000 }))).ok).toBe(false);
    expect((await fresh.hold(slot, order("e", { now: later }))).ok).toBe(true);
  });

  it("given an urgent case and no public place left › takes the urgent place (S3)", async () => {
    const slot = await newSlot();
    for (const hold of ["a", "b", "c"]) await slots.hold(slot, order(hold));
    expect(await slots.hold(slot, order("u", { kinds: ["urgent", "public"] }))).toMatchObject({
      ok: true,
      value: { places: [3] },
    });
  });

  it("given a slot that has begun › slot-past; given none › slot-unknown", async () => {
    const slot = await newSlot("2026-11-21T11:59:00.000Z");
    expect(await slots.hold(slot, order("a"))).toEqual({ ok: false, error: "slot-past" });
    expect(await slots.hold({ ...slot, time: "23:59" }, order("a"))).toEqual({
      ok: false,
      error: "slot-unknown",
    });
  });
});

describe("A1 A3 what a warm function saw of a slot", () => {
  it("given it just read the day › wins with one write, loses without one, and asks again after three seconds", async () => {
    const slot = await newSlot();
    const clock = { at: 0 };
    const warm = dynamoSlotStore(
      dynamo.client,
      dynamo.tableNames.core,
      Math.random,
      slotMemory(() => clock.at),
    );
    const held = await slots.hold(slot, order("a", { party: 2 }));
    if (!held.ok) throw new Error("not held");
    await warm.day(slot.postId, slot.calendarId, slot.date);
    let sent = 0;
    dynamo.client.middlewareStack.add(
      (next) => (args) => {
        sent += 1;
        return next(args);
      },
      { step: "initialize", name: "count" },
    );
    try {
      expect((await warm.hold(slot, order("b"))).ok).toBe(true);
      expect(sent).toBe(1);
      expect(await warm.hold(slot, order("c"))).toEqual({ ok: false, error: "slot-full" });
      expect(sent).toBe(1);
      // An order given before is judged by the database (E1).
      expect((await warm.hold(slot, order("b"))).ok).toBe(true);
      expect(sent).toBe(2);
      await slots.release(slot, held.value.places, "a", now);
      clock.at = 3000;
      expect((await warm.hold(slot, order("c"))).ok).toBe(true);
    } finally {
      dynamo.client.middlewareStack.remove("count");
    }
  });

  it("given its own release › holds the place again at once", async () => {
    const slot = await newSlot();
    const held = await slots.hold(slot, order("a", { party: 3 }));
    if (!held.ok) throw new Error("not held");
    await slots.release(slot, held.value.places, "a", now);
    expect((await slots.hold(slot, order("b", { party: 3 }))).ok).toBe(true);
  });
});

describe("A1 release", () => {
  it("gives the places back, and a second release by the old owner takes nothing from the new one", async () => {
    const slot = await newSlot();
    const held = await slots.hold(slot, order("a", { party: 3 }));
    if (!held.ok) throw new Error("not held");
    await slots.release(slot, held.value.places, "a", now);
    expect((await slots.hold(slot, order("b", { party: 3, now: now + 1000 }))).ok).toBe(true);
    await slots.release(slot, held.value.places, "a", now + 2000);
    expect((await placesOf(slot)).filter(({ hold }) => hold === "b")).toHaveLength(3);
  });
});

describe("S1 make", () => {
  it("given the slot exists with people in it › leaves it as it is", async () => {
    const slot = await newSlot();
    await slots.hold(slot, order("a"));
    const again = { ...slot, startsAt: "2026-11-24T09:00:00.000Z" };
    expect(await slots.make({ ...calendar, postId: slot.postId }, [again])).toBe("changed");
    expect((await placesOf(slot)).filter(({ hold }) => hold === "a")).toHaveLength(1);
  });
});

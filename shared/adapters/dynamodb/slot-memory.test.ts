import { describe, expect, it } from "vitest";
import type { Slot } from "#shared/ports/slot-store.ts";
import { slotMemory } from "./slot-memory.ts";

const slot = (more: Partial<Slot> = {}): Slot => ({
  postId: "fr-paris",
  calendarId: "acts",
  date: "2026-11-24",
  time: "10:00",
  startsAt: "2026-11-24T09:00:00.000Z",
  places: [],
  ...more,
});
const memoryAt = () => {
  const clock = { now: 1_000 };
  return { clock, memory: slotMemory(() => clock.now) };
};

describe("A1 what a warm function remembers of slots", () => {
  it("is believed for three seconds, from when it was seen last", () => {
    const { clock, memory } = memoryAt();
    const [first, later] = [slot(), slot({ held: 1 })];
    memory.see(first);
    clock.now += 2_999;
    expect(memory.recall(slot())).toBe(first);
    clock.now += 1;
    expect(memory.recall(slot())).toBeUndefined();
    memory.see(later);
    clock.now += 2_999;
    expect(memory.recall(slot())).toBe(later);
  });

  it("is of that slot alone, and forgotten when asked to", () => {
    const { memory } = memoryAt();
    const [one, other] = [slot(), slot({ time: "10:30" })];
    memory.see(one);
    for (const unknown of [
      other,
      slot({ postId: "fr-lyon" }),
      slot({ calendarId: "b" }),
      slot({ date: "2026-11-25" }),
    ])
      expect(memory.recall(unknown)).toBeUndefined();
    memory.see(other);
    memory.forget(one);
    expect(memory.recall(one)).toBeUndefined();
    expect(memory.recall(other)).toBe(other);
  });

  it("is five hundred slots at most, and then begins anew", () => {
    const { memory } = memoryAt();
    const slots = Array.from({ length: 501 }, (_, index) => slot({ time: String(index) }));
    for (const each of slots.slice(0, 500)) memory.see(each);
    expect(slots.filter((each) => memory.recall(each))).toHaveLength(500);
    for (const each of slots.slice(500)) memory.see(each);
    expect(slots.filter((each) => memory.recall(each))).toEqual(slots.slice(500));
  });
});

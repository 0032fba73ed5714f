import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { type SlotMemory, slotMemory } from "#shared/adapters/dynamodb/slot-memory.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import type { SlotKey } from "#shared/ports/slot-store.ts";
import { dayAhead } from "../stage/slots.ts";
import { type Design, HOLD_MS } from "./design.ts";

const DAY = 30;

const keyOf = (run: string, slot: number): SlotKey => ({
  postId: `bench-${run}`,
  calendarId: "acts",
  date: dayAhead(DAY),
  time: `10:${String(slot).padStart(2, "0")}`,
});

const noMemory: SlotMemory = { see: () => undefined, recall: () => undefined, forget: () => undefined };

/** The platform's own: one item for a slot with its places, one plain conditional update (docs/adr/0002). */
const itemPerSlot = (name: string, memory: () => SlotMemory): Design => ({
  name,
  items: ({ run, slots, places }) =>
    Array.from({ length: slots }, (_, slot) => {
      const { postId, calendarId, date, time } = keyOf(run, slot);
      const startsAt = `${date}T${time}:00.000Z`;
      return {
        ...keys.slot(postId, calendarId, date, time),
        ...{ postId, calendarId, date, startsAt, expiresAt: Math.floor(Date.parse(startsAt) / 1000) },
        places: Array.from({ length: places }, () => ({ k: "public", u: 0 })),
      };
    }),
  environment: ({ client, table }, { run }, random) => {
    const store = dynamoSlotStore(client, table, random, memory());
    return async ({ slot, party, hold }) => {
      const now = Date.now();
      const until = Math.floor((now + HOLD_MS) / 1000);
      const order = { party, kinds: ["public"] as const, requestId: `req_${hold}`, hold, until, now };
      return (await store.hold(keyOf(run, slot), order)).ok;
    };
  },
});

export const ours = itemPerSlot("one item per slot", () => slotMemory(Date.now));
export const oursForgetful = itemPerSlot("one item per slot, no memory", () => noMemory);

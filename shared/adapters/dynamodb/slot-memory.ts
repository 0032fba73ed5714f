import type { Slot, SlotKey } from "#shared/ports/slot-store.ts";

/** What was seen of a slot is believed for this long: longer, and a place given back would stay unseen. */
const BELIEVED_MS = 3_000;
const REMEMBER_AT_MOST = 500;

const nameOf = ({ postId, calendarId, date, time }: SlotKey): string =>
  `${postId} ${calendarId} ${date} ${time}`;

/** Slots as a warm function last saw them. */
export interface SlotMemory {
  see(slot: Slot): void;
  /** The slot as it was at most three seconds ago, or undefined. */
  recall(slot: SlotKey): Slot | undefined;
  forget(slot: SlotKey): void;
}

/**
 * Remembers slots from the images that writes and reads of a day return anyway. A belief, never a decision: it
 * says which places are worth trying, and that a slot was full. Most losers of a stampede then write nothing, and
 * most winners write once (docs/adr/0002). `clock` tells the age of a belief, in milliseconds.
 */
export const slotMemory = (clock: () => number): SlotMemory => {
  const seen = new Map<string, { readonly slot: Slot; readonly at: number }>();
  return {
    see: (slot) => {
      if (seen.size >= REMEMBER_AT_MOST) seen.clear();
      seen.set(nameOf(slot), { slot, at: clock() });
    },
    recall: (slot) => {
      const known = seen.get(nameOf(slot));
      return known !== undefined && clock() - known.at < BELIEVED_MS ? known.slot : undefined;
    },
    forget: (slot) => void seen.delete(nameOf(slot)),
  };
};

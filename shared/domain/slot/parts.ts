import type { Place, PlaceKind } from "./places.ts";
import { freePlaces } from "./places.ts";

/** Places of one slot, by index. */
export interface SlotPart {
  readonly time: string;
  readonly places: readonly number[];
}

/** Where a party sits: one slot nearly always; `more` when it takes consecutive ones of the same day (A1). */
export interface Seating extends SlotPart {
  readonly more?: readonly SlotPart[] | undefined;
}

/** All parts of a seating, in order of time. */
export const partsOf = ({ time, places, more = [] }: Seating): readonly SlotPart[] => [
  { time, places },
  ...more,
];

/** A seating of these parts, in order of time. */
export const seatingOf = (first: SlotPart, more: readonly SlotPart[]): Seating => ({
  time: first.time,
  places: first.places,
  ...(more.length > 0 && { more }),
});

/** How many people a seating has. */
export const seats = (seating: Seating): number =>
  partsOf(seating).reduce((sum, { places }) => sum + places.length, 0);

interface OpenSlot {
  readonly time: string;
  readonly startsAt: string;
  readonly places: readonly Place[];
}

/** How many people of a party sit in which slot. */
export interface Share {
  readonly time: string;
  readonly party: number;
}

/** The time between two starts of a day's calendar: the shortest there is, so that a break is longer. */
const stepOf = (day: readonly { readonly startsAt: string }[]): number =>
  Math.min(
    ...day
      .slice(1)
      .map(({ startsAt }, index) => Date.parse(startsAt) - Date.parse(day[index]?.startsAt ?? "")),
  );

/**
 * The shortest run of consecutive slots from `time` on that takes a whole party, as many as can in each
 * (A1); undefined when there is none. `day` is in order of time; a break ends a run.
 */
export const runWhere = <Slot extends { readonly time: string; readonly startsAt: string }>(
  day: readonly Slot[],
  time: string,
  party: number,
  freeIn: (slot: Slot) => number,
): readonly Share[] | undefined => {
  const step = stepOf(day);
  const start = day.findIndex((slot) => slot.time === time);
  const first = day[start];
  if (first === undefined) return undefined;
  const shares: Share[] = [];
  let left = party;
  for (const [offset, slot] of day.slice(start).entries()) {
    if (Date.parse(slot.startsAt) !== Date.parse(first.startsAt) + (offset === 0 ? 0 : offset * step))
      return undefined;
    const free = freeIn(slot);
    if (free === 0) return undefined;
    const share = Math.min(free, left);
    shares.push({ time: slot.time, party: share });
    left -= share;
    if (left === 0) return shares;
  }
  return undefined;
};

/** The same from a slot that has not begun, over the free places of these kinds. */
export const runFrom = (
  day: readonly OpenSlot[],
  time: string,
  party: number,
  kinds: readonly PlaceKind[],
  now: number,
  /** Slots that begin after this are open: earlier than now for who stands at the desk. */
  openFrom = now,
): readonly Share[] | undefined => {
  const first = day.find((slot) => slot.time === time);
  if (first === undefined || Date.parse(first.startsAt) <= openFrom) return undefined;
  return runWhere(day, time, party, ({ places }) => freePlaces(places, kinds, Math.floor(now / 1000)).length);
};

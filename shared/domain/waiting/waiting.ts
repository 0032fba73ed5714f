import type { Seating, SlotPart } from "../slot/parts.ts";
import { runFrom, seatingOf } from "../slot/parts.ts";
import type { Place, PlaceKind } from "../slot/places.ts";
import { asReturned, choosePlaces, freePlaces, isReturning, kindsFor } from "../slot/places.ts";
import type { OfferEnd, OfferKind } from "./offer.ts";

/** What somebody waits for: a held offer (A5), or only to be told of places. */
export const waitingModes = ["offer", "alert"] as const;
export type WaitingMode = (typeof waitingModes)[number];

/** Posts at which one may wait at once. */
export const MAX_WAITING_POSTS = 5;
/** An offer that lapses for the second time ends its entry: the places have others waiting for them. */
export const MAX_LAPSES = 2;
/** Slots passed up that are remembered: the latest ones. */
export const MAX_PASSED = 20;

/** A request's place in the waiting list: one a request, at one post or several, for its whole party (A5). */
export interface WaitingEntry {
  readonly postIds: readonly string[];
  /** Local dates at those posts, both included. */
  readonly from: string;
  readonly to: string;
  readonly mode: WaitingMode;
  /** When it joined: its order among the others, which no change alters. */
  readonly joinedAt: string;
  /** Counts its changes; each write names the one it read. */
  readonly version: number;
  /** How many of its offers lapsed. */
  readonly lapses: number;
  /** Slots that it declined or let lapse, as `slotName` names them: never offered to it again. */
  readonly passed: readonly string[];
  /** When it was last told of places: once a day at most. */
  readonly alertedAt?: string | undefined;
}

/** What choosing needs of an entry: a row of one post's and calendar's line. */
export interface WaitingRow extends Pick<WaitingEntry, "from" | "to" | "mode" | "joinedAt" | "version"> {
  readonly requestId: string;
  readonly party: number;
  readonly urgent: boolean;
}

/** A slot as choosing sees it. */
export interface OpenSlot {
  readonly postId: string;
  readonly date: string;
  readonly time: string;
  readonly startsAt: string;
  readonly places: readonly Place[];
}

/** Where an entry would sit, and when that begins. */
export type Seat = Seating & { readonly startsAt: string };

/** Names a slot within a calendar. */
export const slotName = ({ postId, date, time }: Pick<OpenSlot, "postId" | "date" | "time">): string =>
  `${postId} ${date}T${time}`;

/** Whether an entry waits for this day. */
export const waitsFor = ({ from, to }: Pick<WaitingRow, "from" | "to">, date: string): boolean =>
  from <= date && date <= to;

/**
 * Freed places first, the one that returns soonest before the others, then free ones beside them: what was always free
 * stays with the public.
 */
const freedFirst = (
  places: readonly Place[],
  party: number,
  kinds: readonly PlaceKind[],
  seconds: number,
  random: () => number,
): readonly number[] | undefined => {
  const able = freePlaces(places.map(asReturned), kinds, seconds);
  const freed = places
    .flatMap((place, index) =>
      isReturning(place, seconds) && able.includes(index) ? [{ ...place, index }] : [],
    )
    .toSorted((one, other) => one.until - other.until)
    .map(({ index }) => index);
  const first = freed.slice(0, party);
  const beside = able.filter((index) => !freed.includes(index));
  const rest = choosePlaces(beside, party - first.length, random);
  return rest && [...first, ...rest].toSorted((one, other) => one - other);
};

const partsIn = (
  day: readonly OpenSlot[],
  time: string,
  { party, urgent }: Pick<WaitingRow, "party" | "urgent">,
  now: number,
  random: () => number,
): readonly SlotPart[] => {
  const kinds = kindsFor({ urgent });
  const placesAt = (at: string) => day.find((slot) => slot.time === at)?.places ?? [];
  const returned = day.map((slot) => ({ ...slot, places: slot.places.map(asReturned) }));
  const run = runFrom(returned, time, party, kinds, now) ?? [];
  const capacity = placesAt(time).filter(({ kind }) => kinds.some((served) => served === kind)).length;
  // Consecutive slots only for a party that no slot could ever take (A1).
  if (run.length > Math.ceil(party / Math.max(1, capacity))) return [];
  return run.flatMap((share): SlotPart[] => {
    const seconds = Math.floor(now / 1000);
    const places = freedFirst(placesAt(share.time), share.party, kinds, seconds, random);
    return places === undefined ? [] : [{ time: share.time, places }];
  });
};

/**
 * The first slot of a day in which the whole party can sit on a place that is on its way back (A5), with free
 * ones beside it where it needs more; none of those it passed up. `day` is in order of time.
 */
export const seatFor = (
  day: readonly OpenSlot[],
  row: Pick<WaitingRow, "party" | "urgent">,
  passed: readonly string[],
  now: number,
  random: () => number,
): Seat | undefined => {
  const kinds = kindsFor(row);
  for (const slot of day) {
    const back = slot.places.some(
      (place) => isReturning(place, Math.floor(now / 1000)) && kinds.some((kind) => kind === place.kind),
    );
    if (!back || passed.includes(slotName(slot))) continue;
    const [first, ...more] = partsIn(day, slot.time, row, now, random);
    if (first !== undefined) return { ...seatingOf(first, more), startsAt: slot.startsAt };
  }
  return undefined;
};

/** The first in line, in order of joining, whom the freed places of a day fit (A5). `line` is in that order. */
export const firstInLine = <Row extends WaitingRow>(
  line: readonly Row[],
  day: readonly OpenSlot[],
  passedBy: (row: Row) => readonly string[],
  now: number,
  random: () => number,
): { readonly row: Row; readonly seat: Seat } | undefined => {
  for (const row of line) {
    const seat = seatFor(day, row, passedBy(row), now, random);
    if (seat !== undefined) return { row, seat };
  }
  return undefined;
};

/**
 * A request's entry once its offer has ended: it does not see that slot again; a second lapse ends it (A5). As it
 * was when there is no offer of the waiting list.
 */
export const entryAfter = (
  {
    waiting,
    hold,
  }: {
    readonly waiting?: WaitingEntry | undefined;
    readonly hold?:
      | {
          readonly date: string;
          readonly time: string;
          readonly offer?: { readonly kind: OfferKind; readonly postId: string } | undefined;
        }
      | undefined;
  },
  end: OfferEnd,
): WaitingEntry | undefined => {
  if (waiting === undefined || hold?.offer?.kind !== "waiting-list") return waiting;
  const lapses = waiting.lapses + (end === "lapsed" ? 1 : 0);
  if (lapses >= MAX_LAPSES) return undefined;
  const name = slotName({ postId: hold.offer.postId, date: hold.date, time: hold.time });
  return { ...waiting, lapses, passed: [...waiting.passed, name].slice(-MAX_PASSED) };
};

import type { Channel } from "../channel.ts";

/**
 * For whom a place is kept (S3): the public, the desk, the call centre, urgent cases; `draw` is the public's by lot,
 * and nobody is served from it by pressing.
 */
export const placeKinds = ["public", "desk", "call-centre", "urgent", "draw"] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** The kinds that are kept back from the public. */
export const reservedKinds = ["desk", "call-centre", "urgent"] as const;

/**
 * The kind of a place that is nobody's any more: the hours or the capacity were taken back. Who is on it keeps
 * it; nobody can take it, because no one is served from this kind (S6, A3).
 */
export const WITHDRAWN = "withdrawn";

/**
 * One place of a slot. It can be taken when `until` (epoch seconds) is not after now: 0 when nobody ever took
 * it, the end of a hold, or `NEVER` under an appointment. One comparison therefore judges free, held, lapsed
 * and booked alike, in the write (A1, A3).
 */
export interface Place {
  readonly kind: PlaceKind | typeof WITHDRAWN;
  readonly until: number;
  readonly requestId?: string | undefined;
  /** Names the hold; only its owner can confirm or release it. */
  readonly hold?: string | undefined;
  readonly appointmentId?: string | undefined;
}

/** Later than any clock: 1 January 2286. */
export const NEVER = 9_999_999_999;

/**
 * Names the hold of nobody on a place that was freed and returns at `until` (A5): the place is judged like any
 * held one, and no command's id can be this.
 */
export const RETURNING = "returning";

/** Whether a place was freed and is nobody's yet (A5). */
export const isReturning = (place: Place, nowSeconds: number): boolean =>
  place.hold === RETURNING && place.until > nowSeconds;

/** A place on its way back as if it were back already; any other as it is. */
export const asReturned = (place: Place): Place =>
  place.hold === RETURNING ? { ...place, until: 0 } : place;

/** A hold lasts 10 minutes (A1). */
export const HOLD_SECONDS = 600;

/** At most this many; up to eleven keep a slot under 1 KB, where a refused press costs one write unit. */
export const MAX_PLACES_PER_SLOT = 20;

const isServedBy = (place: Place, kinds: readonly PlaceKind[]): boolean =>
  kinds.some((kind) => kind === place.kind);

/** Whether a place can be taken at `nowSeconds` by somebody served from `kinds`. */
export const isFree = (place: Place, kinds: readonly PlaceKind[], nowSeconds: number): boolean =>
  place.until <= nowSeconds && isServedBy(place, kinds);

/** Indexes of the places that can be taken. */
export const freePlaces = (
  places: readonly Place[],
  kinds: readonly PlaceKind[],
  nowSeconds: number,
): readonly number[] => places.flatMap((place, index) => (isFree(place, kinds, nowSeconds) ? [index] : []));

/**
 * Chooses `party` places at random among the free ones, so that people pressing at once spread over the
 * places instead of all trying the first; `undefined` when too few are free (A1: all or nothing).
 */
export const choosePlaces = (
  free: readonly number[],
  party: number,
  random: () => number,
): readonly number[] | undefined => {
  if (free.length < party) return undefined;
  const pool = [...free];
  const chosen: number[] = [];
  while (chosen.length < party) {
    chosen.push(...pool.splice(Math.floor(random() * pool.length), 1));
  }
  return chosen.sort((a, b) => a - b);
};

const urgent: readonly PlaceKind[] = ["urgent"];

const reservedFor: Readonly<Record<Channel, readonly PlaceKind[]>> = {
  web: [],
  phone: ["call-centre"],
  desk: ["desk"],
};

/**
 * Which places somebody draws on besides the public ones (S3, R6): urgent procedures have their own, and an agent
 * those of their channel.
 */
export const kindsFor = (
  procedure: { readonly urgent: boolean },
  channel: Channel = "web",
): readonly PlaceKind[] => [...(procedure.urgent ? urgent : []), ...reservedFor[channel], "public"];

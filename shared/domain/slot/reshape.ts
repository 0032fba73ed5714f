import type { Place, PlaceKind } from "./places.ts";
import { MAX_PLACES_PER_SLOT, placeKinds, WITHDRAWN } from "./places.ts";

/** A place that gets another kind; who is on it keeps it. */
export interface Relabel {
  readonly index: number;
  readonly kind: Place["kind"];
  /** Must be nobody's when it is written, or more people than places could come. */
  readonly onlyIfFree: boolean;
}

/** What turns the places of a slot into those that its calendar wants. */
export interface Reshape {
  readonly relabel: readonly Relabel[];
  readonly append: readonly PlaceKind[];
}

/** How many places of each kind a slot is to have; none of any kind where the calendar is closed. */
export type Wanted = Readonly<Partial<Record<PlaceKind, number>>>;

/**
 * How to change the places of a slot so that it has `wanted` of each kind (S3), without touching people.
 *
 * A place never goes away: what is too much is withdrawn, taken places last, and what is missing comes from
 * the withdrawn ones before new ones are added, up to 20. Once it is done it asks for nothing more, so doing it
 * twice is doing it once.
 */
export const reshape = (places: readonly Place[], wanted: Wanted, nowSeconds: number): Reshape => {
  const numbered = places.map((place, index) => ({ ...place, index }));
  const isTaken = ({ until }: Place): boolean => until > nowSeconds;
  const takenFirst = (some: typeof numbered): typeof numbered =>
    some.toSorted((one, other) => Number(isTaken(other)) - Number(isTaken(one)) || one.index - other.index);
  const ofKind = (kind: Place["kind"]): typeof numbered =>
    takenFirst(numbered.filter((place) => place.kind === kind));
  const surplus = placeKinds.flatMap((kind) => ofKind(kind).slice(wanted[kind] ?? 0));
  const missing = placeKinds.flatMap((kind) =>
    Array.from({ length: Math.max(0, (wanted[kind] ?? 0) - ofKind(kind).length) }, () => kind),
  );
  const pool = takenFirst([...surplus, ...ofKind(WITHDRAWN)]);
  const closing = placeKinds.every((kind) => (wanted[kind] ?? 0) === 0);
  return {
    relabel: pool.flatMap((place, order): readonly Relabel[] => {
      const kind = missing[order] ?? WITHDRAWN;
      if (place.kind === kind) return [];
      // Where every place is withdrawn it does not matter who came in between: they keep it, as a conflict (S6).
      return [{ index: place.index, kind, onlyIfFree: kind === WITHDRAWN && !closing && !isTaken(place) }];
    }),
    append: missing.slice(pool.length).slice(0, Math.max(0, MAX_PLACES_PER_SLOT - places.length)),
  };
};

/** Whether a reshape changes nothing. */
export const isSettled = ({ relabel, append }: Reshape): boolean =>
  relabel.length === 0 && append.length === 0;

/** The places as a reshape leaves them. */
export const reshaped = (places: readonly Place[], { relabel, append }: Reshape): readonly Place[] => [
  ...places.map((place, index) => ({
    ...place,
    kind: relabel.find((change) => change.index === index)?.kind ?? place.kind,
  })),
  ...append.map((kind) => ({ kind, until: 0 })),
];

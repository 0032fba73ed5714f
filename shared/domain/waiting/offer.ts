import type { SlotPart } from "../slot/parts.ts";

/** Why places are offered: somebody freed them (A5), or the hours of an appointment were taken back (S6). */
export const offerKinds = ["waiting-list", "displaced"] as const;
export type OfferKind = (typeof offerKinds)[number];

/** How an offer may end without being accepted. `withdrawn`: the request or its appointment was given up. */
export const offerEnds = ["declined", "lapsed", "withdrawn"] as const;
export type OfferEnd = (typeof offerEnds)[number];

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How long an offer of a kind lasts, in seconds. */
const terms = {
  /** A5 */
  "waiting-list": { lasts: 12 * HOUR, endsBeforeStart: 2 * HOUR, atLeast: 30 * MINUTE },
  /** S6 */
  displaced: { lasts: 72 * HOUR, endsBeforeStart: 2 * HOUR, atLeast: 12 * HOUR },
} as const satisfies Record<OfferKind, object>;

/**
 * For how long after its end an offer's places stay taken: in this time the sweep passes them to the next in
 * line, before the public can press for them (A5). Whether an offer is over, its request judges (A1).
 */
export const OFFER_GRACE_SECONDS = 15 * MINUTE;

/**
 * When an offer made at `now` (epoch ms) ends, in epoch seconds: never after the request's validity nor shortly
 * before the start; undefined where too little time would be left to answer.
 */
export const offerUntil = (
  kind: OfferKind,
  { startsAt, validUntil }: { readonly startsAt: string; readonly validUntil?: string | undefined },
  now: number,
): number | undefined => {
  const { lasts, endsBeforeStart, atLeast } = terms[kind];
  const seconds = Math.floor(now / 1000);
  const until = Math.min(
    seconds + lasts,
    Math.floor(Date.parse(startsAt) / 1000) - endsBeforeStart,
    ...(validUntil === undefined ? [] : [Math.floor(Date.parse(validUntil) / 1000)]),
  );
  return until - seconds < atLeast ? undefined : until;
};

/** Places that an offer holds, and for whom. */
export interface OfferedPlaces {
  readonly offerId: string;
  readonly kind: OfferKind;
  readonly requestId: string;
  readonly postId: string;
  readonly calendarId: string;
  readonly date: string;
  readonly time: string;
  readonly startsAt: string;
  readonly places: readonly number[];
  readonly more?: readonly SlotPart[] | undefined;
}

/** What a post's list of conflicts says of an appointment whose hours were taken back (S6). */
export const displacedStates = ["offered", "none-found", "declined", "lapsed"] as const;

/** An equivalent place as it was offered for an appointment, or that there was none (S6). */
export interface Displaced {
  /** Of the calendar that took the hours back. */
  readonly version: number;
  readonly state: (typeof displacedStates)[number];
  readonly offerId?: string | undefined;
  readonly date?: string | undefined;
  readonly time?: string | undefined;
  /** ISO instant at which the offer ends. */
  readonly until?: string | undefined;
}

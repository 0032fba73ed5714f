import { refuse } from "#shared/domain/refusal.ts";
import type { OfferedPlaces } from "#shared/domain/waiting/offer.ts";
import type { Hold, RequestRecord } from "#shared/ports/request-store.ts";

/** A hold that was offered. */
export type OfferHold = Hold & { readonly offer: NonNullable<Hold["offer"]> };

const isOffer = (hold: Hold | undefined): hold is OfferHold => hold?.offer !== undefined;

/** The offer that a request has at `now` (epoch ms). */
export const liveOffer = ({ hold }: Pick<RequestRecord, "hold">, now: number): OfferHold | undefined =>
  isOffer(hold) && hold.until * 1000 > now ? hold : undefined;

/** The places of an offer, wherever they are. */
export const placesOf = (record: RequestRecord, { offer, token, ...hold }: OfferHold): OfferedPlaces => ({
  offerId: token,
  kind: offer.kind,
  requestId: record.requestId,
  postId: offer.postId,
  calendarId: record.calendarId,
  date: hold.date,
  time: hold.time,
  startsAt: offer.startsAt,
  places: hold.places,
  ...(hold.more && { more: hold.more }),
});

/** What somebody is told who presses for places while an offer waits for their answer (A2). */
export const offerInTheWay = ({ offer, until }: OfferHold) =>
  refuse("hold-exists", {
    details: { until: new Date(until * 1000).toISOString(), offer: offer.kind },
  });

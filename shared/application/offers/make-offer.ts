import { appointmentOffered } from "#events/appointments/offered.v1.ts";
import type { Command, Outcome } from "#shared/domain/call.ts";
import { partsOf, seats } from "#shared/domain/slot/parts.ts";
import { kindsFor } from "#shared/domain/slot/places.ts";
import type { OfferedPlaces, OfferKind } from "#shared/domain/waiting/offer.ts";
import { OFFER_GRACE_SECONDS } from "#shared/domain/waiting/offer.ts";
import type { Seat } from "#shared/domain/waiting/waiting.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { Line } from "#shared/ports/offer-store.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import type { OfferingDeps } from "./deps.ts";

/** What is offered to whom. */
export interface NewOffer {
  readonly kind: OfferKind;
  readonly record: RequestRecord;
  readonly line: Line;
  readonly date: string;
  readonly seat: Seat;
  /** Epoch seconds. */
  readonly until: number;
  readonly confirmPresence: boolean;
  /** Derived from what caused the offer, so that twice is once. */
  readonly command: Command;
  readonly also?: readonly Piece[];
}

const OFFER_FINGERPRINT = "offer";

/** The id of an offer is the token of its hold. */
export const offerIdOf = (command: Command): string => command.id.slice("cmd_".length);

/**
 * Holds places for a request until its owner answers, in one transaction: the places, all or none (A1); the
 * request, which has no other hold (A2); the sweep's note of the end; and the fact that sends the message (A5, S6).
 * Errors: those of the pieces, most often `busy`: somebody else has the places, or the request changed.
 */
export const makeOffer = (deps: OfferingDeps, offer: NewOffer, now: number): Outcome<null> => {
  const { kind, record, line, date, seat, until, command } = offer;
  const { requestId, accountId, procedureId, urgent } = record;
  const offerId = offerIdOf(command);
  const { startsAt, ...seating } = seat;
  const offered: OfferedPlaces = { offerId, kind, requestId, ...line, date, startsAt, ...seating };
  const at = new Date(until * 1000).toISOString();
  const order = {
    requestId,
    hold: offerId,
    kinds: kindsFor({ urgent }),
    until: until + OFFER_GRACE_SECONDS,
    now,
  };
  return deps.changes.commit({
    command,
    pieces: [
      deps.offers.offerPiece(
        record,
        {
          token: offerId,
          fingerprint: OFFER_FINGERPRINT,
          date,
          ...seating,
          until,
          offer: {
            kind,
            postId: line.postId,
            startsAt,
            ...(offer.confirmPresence && { confirmPresence: true }),
          },
        },
        now,
      ),
      ...partsOf(seating).map((part) =>
        deps.slots.offerPiece(
          { ...line, date, time: part.time },
          part.places,
          order,
          kind === "displaced" ? "free" : "returning",
        ),
      ),
      deps.offers.duePiece({ kind: "offer", at, offer: offered }),
      ...(offer.also ?? []),
    ],
    facts: [
      appointmentOffered.fact(
        requestId,
        {
          offerId,
          kind,
          requestId,
          accountId,
          procedureId,
          calendarId: line.calendarId,
          date,
          time: seat.time,
          startsAt,
          places: seats(seating),
          until: at,
        },
        line.postId,
      ),
    ],
    answer: { status: 201, body: null },
    now,
  });
};

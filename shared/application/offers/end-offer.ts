import { appointmentOfferEnded } from "#events/appointments/offer-ended.v1.ts";
import { returnDelaySeconds } from "#shared/domain/appointment/appointment.ts";
import type { Command, Outcome } from "#shared/domain/call.ts";
import { ok } from "#shared/domain/result.ts";
import type { SlotPart } from "#shared/domain/slot/parts.ts";
import { partsOf } from "#shared/domain/slot/parts.ts";
import type { OfferEnd, OfferedPlaces } from "#shared/domain/waiting/offer.ts";
import { entryAfter } from "#shared/domain/waiting/waiting.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { Due } from "#shared/ports/offer-store.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import { afresh } from "../appointments/own-appointment.ts";
import type { OfferEndingDeps } from "./deps.ts";

/** How an offer ends. */
export interface Ending {
  readonly end: OfferEnd;
  readonly command: Command;
  /** The sweep's note of it, which goes with it. */
  readonly due?: Due;
}

/** The places that are still this offer's: nobody's appointment, and not taken since it lapsed. */
const stillHeld = async (deps: OfferEndingDeps, offer: OfferedPlaces): Promise<readonly SlotPart[]> => {
  const { postId, calendarId, date } = offer;
  const day = await deps.slots.day(postId, calendarId, date, { consistent: true });
  return partsOf(offer).flatMap(({ time, places }): SlotPart[] => {
    const slot = day.find((each) => each.time === time);
    const own = places.filter((index) => {
      const place = slot?.places[index];
      return place?.hold === offer.offerId && place.appointmentId === undefined;
    });
    return own.length === 0 ? [] : [{ time, places: own }];
  });
};

/** What the list of conflicts is to say of an appointment whose place was not taken (S6). */
const notedPieces = async (
  deps: OfferEndingDeps,
  record: RequestRecord,
  { offerId, kind }: OfferedPlaces,
  end: OfferEnd,
  now: number,
): Promise<readonly Piece[]> => {
  if (kind !== "displaced" || end === "withdrawn" || record.appointment === undefined) return [];
  const { date, appointmentId } = record.appointment;
  const appointment = await deps.appointments.find(record.postId, date, appointmentId);
  if (appointment?.state !== "booked" || appointment.displaced?.offerId !== offerId) return [];
  const displaced = { ...appointment.displaced, state: end };
  return [deps.appointments.changePiece(appointment, "noteDisplaced", { displaced }, now)];
};

/**
 * Ends an offer that was not accepted, in one transaction: the request holds it no longer, its entry remembers
 * the slot or ends with a second lapse, and the places are nobody's until a fresh random delay has passed, in
 * which the next in line may be offered them (A5). What of it is already gone is left alone, so that ending it
 * twice, or after it was accepted, does nothing. Errors: `busy`.
 */
export const endOffer = (
  deps: OfferEndingDeps,
  offer: OfferedPlaces,
  { end, command, due }: Ending,
  now: number,
  random: () => number = Math.random,
): Outcome<null> =>
  afresh(async () => {
    const record = await deps.requests.find(offer.requestId);
    const holds = record?.hold?.token === offer.offerId;
    const parts = await stillHeld(deps, offer);
    const { postId, calendarId, date, time, offerId, kind, requestId } = offer;
    if (record === undefined || (!holds && parts.length === 0)) {
      if (due !== undefined) await deps.offers.settle(due);
      return ok({ status: 204, body: null });
    }
    const returnAt = Math.floor(now / 1000) + returnDelaySeconds(random);
    const { accountId, procedureId, waiting } = record;
    return deps.changes.commit({
      command,
      pieces: [
        ...(holds ? deps.offers.endPieces(record, end, now) : []),
        ...(holds ? await notedPieces(deps, record, offer, end, now) : []),
        ...parts.map((part) =>
          deps.slots.returnPiece(
            { postId, calendarId, date, time: part.time },
            part.places,
            offerId,
            returnAt,
          ),
        ),
        ...(due === undefined ? [] : [deps.offers.settledPiece(due)]),
      ],
      facts: [
        appointmentOfferEnded.fact(
          requestId,
          {
            offerId,
            kind,
            requestId,
            accountId,
            procedureId,
            calendarId,
            date,
            time,
            end,
            entryEnded: holds && waiting !== undefined && entryAfter(record, end) === undefined,
          },
          postId,
        ),
      ],
      answer: { status: 204, body: null },
      now,
    });
  });

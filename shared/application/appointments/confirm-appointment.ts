import { appointmentConfirmed } from "#events/appointments/confirmed.v1.ts";
import { NO_SHOW_LIMIT, noShowLimitFor, presenceWindow } from "#shared/domain/appointment/appointment.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { channelOf } from "#shared/domain/channel.ts";
import { idFrom } from "#shared/domain/ids.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { partsOf, seats } from "#shared/domain/slot/parts.ts";
import type { ChangingDeps } from "../requests/deps.ts";
import { moveToOffer } from "./move-to-offer.ts";
import { holdTokenSchema } from "./tokens.ts";

/** A confirmed appointment: small and without personal data, because it is stored for replays. */
export interface BookedView {
  appointmentId: string;
  date: string;
  time: string;
  startsAt: string;
}

/**
 * Turns held places into the appointment: one transaction, no read (A1, A2, A3).
 *
 * Conditions: the request is valid, the caller's and carries this hold; the places are under it and it has not
 * lapsed; nobody in it has a live appointment for the procedure anywhere, nor missed too many of late (A7).
 * Writes request, slot, appointment and
 * guards with the fact that sends the confirmation (N1). Offered places are accepted in the same way: at another
 * post the request goes there (A5); in the place of an appointment whose hours were taken back, that moves (S6).
 * Errors: `hold-token-invalid`, `hold-lapsed`, `appointment-exists`, `appointment-duplicate`,
 * `booking-by-call-centre`; for an offer in the place of an appointment those of `moveToOffer`.
 */
export const confirmAppointment = async (
  deps: ChangingDeps,
  call: Call<{ requestId: string }, unknown, { holdToken: string }, CitizenCaller>,
): Outcome<BookedView> => {
  const reading = await deps.tokens.read("hold", call.body.holdToken, holdTokenSchema, call.now);
  if (!reading.ok) return refuse(reading.error === "expired" ? "hold-lapsed" : "hold-token-invalid");
  const {
    requestId,
    accountId,
    postId,
    calendarId,
    procedureId,
    hold,
    date,
    time,
    startsAt,
    places,
    more,
    names,
    personKeys,
    confirmPresence,
    noShowLimit = NO_SHOW_LIMIT,
  } = reading.value;
  if (requestId !== call.params.requestId || accountId !== call.caller.accountId)
    return refuse("hold-token-invalid");
  if (reading.value.displaces !== undefined) return await moveToOffer(deps, call, reading.value);
  const day = { postId, calendarId, date };
  const presence = confirmPresence ? presenceWindow(startsAt, call.now) : undefined;
  // Derived from the hold: confirming the same hold under two keys still makes one appointment.
  const appointmentId = idFrom("appointment", `cmd_${hold}`);
  const createdAt = new Date(call.now).toISOString();
  return deps.changes.commit({
    command: call.command,
    pieces: [
      deps.requests.bookPiece(
        { requestId, accountId, postId },
        hold,
        { appointmentId, date, time, startsAt },
        call.now,
      ),
      ...partsOf({ time, places, more }).map((part) =>
        deps.slots.confirmPiece({ ...day, time: part.time }, part.places, hold, appointmentId, call.now),
      ),
      ...deps.appointments.bookPieces(
        {
          ...day,
          time,
          appointmentId,
          requestId,
          accountId,
          procedureId,
          startsAt,
          places,
          ...(more && { more }),
          ...(presence && { presence }),
          names,
          personKeys,
          createdAt,
        },
        call.now,
        noShowLimitFor(channelOf(call.caller, postId), noShowLimit),
      ),
    ],
    facts: [
      appointmentConfirmed.fact(
        appointmentId,
        {
          appointmentId,
          requestId,
          accountId,
          procedureId,
          calendarId,
          date,
          time,
          startsAt,
          places: seats({ time, places, more }),
        },
        postId,
      ),
    ],
    answer: { status: 201, body: { appointmentId, date, time, startsAt } },
    now: call.now,
  });
};

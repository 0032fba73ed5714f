import { appointmentRescheduled } from "#events/appointments/rescheduled.v1.ts";
import {
  moveOf,
  movesAfter,
  presenceWindow,
  returnDelaySeconds,
} from "#shared/domain/appointment/appointment.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { partsOf, seats } from "#shared/domain/slot/parts.ts";
import type { ChangingDeps } from "../requests/deps.ts";
import type { BookedView } from "./confirm-appointment.ts";
import { afresh, ownAppointment } from "./own-appointment.ts";
import type { HoldToken } from "./tokens.ts";

/**
 * Accepts the equivalent place offered for an appointment whose hours were taken back: one transaction, not
 * counted among its moves and up to its start (S6, A4). The old places are freed; withdrawn as they are, they are
 * nobody's. Errors: `not-found`, `appointment-none`, `appointment-wrong-state`, `appointment-too-late`,
 * `hold-lapsed`, `busy`.
 */
export const moveToOffer = (
  deps: ChangingDeps,
  call: Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
  token: HoldToken,
  random: () => number = Math.random,
): Outcome<BookedView> =>
  afresh(async () => {
    const found = await ownAppointment(deps, call, moveOf);
    if (!found.ok) return found;
    const { appointment, record } = found.value;
    const { appointmentId, requestId, accountId, procedureId, postId, calendarId } = appointment;
    if (record.hold?.token !== token.hold || token.displaces !== appointmentId) return refuse("hold-lapsed");
    const { hold, date, time, startsAt, places, more, confirmPresence } = token;
    const to = {
      date,
      time,
      startsAt,
      places,
      ...(more && { more }),
      ...(confirmPresence && { presence: presenceWindow(startsAt, call.now) }),
    };
    const returnAt = Math.floor(call.now / 1000) + returnDelaySeconds(random);
    const at = { postId, calendarId };
    return deps.changes.commit({
      command: call.command,
      pieces: [
        deps.requests.movePiece(
          requestId,
          { appointmentId, date, time, startsAt, moves: movesAfter(appointment) },
          { hold, now: call.now },
        ),
        ...deps.appointments.movePieces(appointment, to, call.now),
        ...partsOf(to).map((part) =>
          deps.slots.confirmPiece(
            { ...at, date, time: part.time },
            part.places,
            hold,
            appointmentId,
            call.now,
          ),
        ),
        ...partsOf(appointment).map((part) =>
          deps.slots.exchangePiece(
            { ...at, date: appointment.date, time: part.time },
            { appointmentId, free: { places: part.places, returnAt } },
            call.now,
          ),
        ),
      ],
      facts: [
        appointmentRescheduled.fact(
          appointmentId,
          {
            appointmentId,
            requestId,
            accountId,
            procedureId,
            calendarId,
            from: { date: appointment.date, time: appointment.time },
            date,
            time,
            startsAt,
            places: seats(to),
            sequence: appointment.sequence + 1,
          },
          postId,
        ),
      ],
      answer: { status: 201, body: { appointmentId, date, time, startsAt } },
      now: call.now,
    });
  });

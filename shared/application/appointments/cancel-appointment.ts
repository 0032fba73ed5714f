import { appointmentCancelled } from "#events/appointments/cancelled.v1.ts";
import { appointmentTransitions } from "#shared/domain/appointment/appointment.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { withdrawOffer } from "../offers/decline-offer.ts";
import type { ChangingDeps } from "../requests/deps.ts";
import { endedNews, endingPieces } from "./end-appointment.ts";
import { afresh, ownAppointment } from "./own-appointment.ts";

/** A cancelled appointment, and until when the request may choose another. */
export interface CancelledView {
  appointmentId: string;
  state: "cancelled";
  validUntil?: string;
}

/**
 * Cancels the appointment of a request, before its start: one transaction.
 *
 * Writes the appointment as cancelled, the request as valid again (within its 30 days, R6), its people free for
 * another (A2), and its places, which return after a random delay and never at once (A5), with the fact that
 * sends the message and the calendar's cancellation (A8). Errors: `not-found`, `appointment-none`,
 * `appointment-wrong-state` with the state, `appointment-too-late`, `busy`.
 */
export const cancelAppointment = (
  deps: ChangingDeps,
  call: Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
  random: () => number = Math.random,
): Outcome<CancelledView> =>
  afresh(async () => {
    const found = await ownAppointment(deps, call, appointmentTransitions.cancel);
    if (!found.ok) return found;
    const { record, appointment } = found.value;
    const withdrawn = await withdrawOffer(deps, record, call.now);
    if (!withdrawn.ok) return withdrawn;
    const { appointmentId, postId } = appointment;
    return deps.changes.commit({
      command: call.command,
      pieces: endingPieces(deps, appointment, { transition: "cancel", now: call.now, random }),
      facts: [appointmentCancelled.fact(appointmentId, endedNews(appointment), postId)],
      answer: {
        status: 200,
        body: {
          appointmentId,
          state: "cancelled",
          ...(record.validUntil !== undefined && { validUntil: record.validUntil }),
        },
      },
      now: call.now,
    });
  });

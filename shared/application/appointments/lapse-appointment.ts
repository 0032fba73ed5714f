import { appointmentLapsed } from "#events/appointments/lapsed.v1.ts";
import type { Command, Outcome } from "#shared/domain/call.ts";
import { CHOOSE_AGAIN_DAYS, daysAfter } from "#shared/domain/request/request.ts";
import type { Appointment } from "#shared/ports/appointment-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import { withdrawOffer } from "../offers/decline-offer.ts";
import type { OfferEndingDeps } from "../offers/deps.ts";
import type { EndingDeps } from "./end-appointment.ts";
import { endedNews, endingPieces } from "./end-appointment.ts";

/** What letting an appointment lapse needs. */
export interface LapsingDeps extends EndingDeps, OfferEndingDeps {
  readonly appointments: EndingDeps["appointments"] & OfferEndingDeps["appointments"];
  readonly slots: EndingDeps["slots"] & OfferEndingDeps["slots"];
  readonly requests: EndingDeps["requests"] & Pick<RequestStore, "find">;
  readonly changes: ChangeStore;
}

/**
 * Lets an appointment lapse whose presence was asked for and not confirmed in its window (A6): one transaction,
 * as a cancellation (A2, A5, A8).
 *
 * Its request may choose another for seven days at least: an appointment that is asked to be confirmed was booked
 * far ahead, so its 30 days (R6) are mostly over by then. The end of those 30 days does not change while a
 * request is booked, so reading it first is safe: the write's condition is that it still has this appointment.
 * Errors: `appointment-wrong-state`, `presence-confirmed`, `presence-too-early`, `appointment-too-late`, `busy`.
 */
export const lapseAppointment = async (
  deps: LapsingDeps,
  appointment: Appointment,
  command: Command,
  now: number,
  random: () => number = Math.random,
): Outcome<{ appointmentId: string; state: "lapsed" }> => {
  const { appointmentId, requestId, postId } = appointment;
  const record = await deps.requests.find(requestId);
  const withdrawn = await withdrawOffer(deps, record, now);
  if (!withdrawn.ok) return withdrawn;
  const atLeast = daysAfter(now, CHOOSE_AGAIN_DAYS);
  const { validUntil = "" } = record ?? {};
  return deps.changes.commit({
    command,
    pieces: endingPieces(deps, appointment, {
      transition: "lapse",
      now,
      random,
      ...(validUntil < atLeast && { validUntil: atLeast }),
    }),
    facts: [appointmentLapsed.fact(appointmentId, endedNews(appointment), postId)],
    answer: { status: 200, body: { appointmentId, state: "lapsed" } },
    now,
  });
};

import { visitMissReversed } from "#events/visits/miss-reversed.v1.ts";
import { localDate } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { DeskWriteDeps } from "./deps.ts";

/**
 * Takes back a no-show that a desk recorded by mistake, within the same local day (A7): the appointment is booked
 * again, it no longer counts for its people, and the request has it again, on condition that nothing else was held
 * or booked meanwhile (A2). A new event; the no-show's own stays. Errors: `not-found`, `appointment-too-late` on a
 * later day, `appointment-wrong-state` with the state, `appointment-exists`, `hold-exists`,
 * `appointment-duplicate`, `request-not-valid`, `busy`.
 */
export const reverseNoShow = async (
  deps: Pick<DeskWriteDeps, "appointments" | "requests" | "changes" | "catalogue">,
  {
    params: { postId, date, appointmentId },
    command,
    now,
  }: Call<{ postId: string; date: string; appointmentId: string }, unknown, unknown, StaffCaller>,
): Outcome<{ appointmentId: string; state: "booked" }> => {
  const [appointment, post] = await Promise.all([
    deps.appointments.find(postId, date, appointmentId),
    deps.catalogue.post(postId),
  ]);
  if (appointment === undefined || post === undefined) return refuse("not-found");
  const { requestId, procedureId, personKeys, startsAt } = appointment;
  if (localDate(now, post.timeZone) > date) return refuse("appointment-too-late", { details: { startsAt } });
  return deps.changes.commit({
    command,
    pieces: [
      // The sequence tells this time of it from the one that was missed: it may be missed again.
      deps.appointments.changePiece(appointment, "unmiss", { shown: true }, now),
      deps.requests.rebookPiece(requestId, appointmentId, now),
      ...(await deps.appointments.unmissedPieces(appointment, now)),
    ],
    facts: [
      visitMissReversed.fact(
        appointmentId,
        { appointmentId, requestId, procedureId, people: personKeys.length },
        postId,
      ),
    ],
    answer: { status: 200, body: { appointmentId, state: "booked" } },
    now,
  });
};

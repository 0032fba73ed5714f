import { visitMissed } from "#events/visits/missed.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { AppointmentStore } from "#shared/ports/appointment-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";

/** What recording a no-show needs. */
export interface NoShowDeps {
  readonly appointments: Pick<AppointmentStore, "find" | "changePiece" | "missedPieces">;
  readonly requests: Pick<RequestStore, "reopenPiece">;
  readonly changes: ChangeStore;
}

/** Whoever records it: a desk, or the day's end. */
type Recording = Pick<
  Call<{ postId: string; date: string; appointmentId: string }, unknown, unknown>,
  "params" | "command" | "now"
>;

/**
 * Notes that nobody came, a quarter of an hour after the start at the earliest (A7): the appointment is a no-show
 * and counts for each of its people; the request may choose another time while it is valid (R6). Errors:
 * `not-found`, `appointment-wrong-state` with the state, `appointment-too-early`, `request-wrong-state`, `busy`.
 */
export const recordNoShow = async (
  deps: NoShowDeps,
  { params: { postId, date, appointmentId }, command, now }: Recording,
): Outcome<{ appointmentId: string; state: "no-show" }> => {
  const appointment = await deps.appointments.find(postId, date, appointmentId);
  if (appointment === undefined) return refuse("not-found");
  const { requestId, procedureId, personKeys } = appointment;
  return deps.changes.commit({
    command,
    pieces: [
      deps.appointments.changePiece(appointment, "miss", {}, now),
      deps.requests.reopenPiece(requestId, appointmentId),
      ...(await deps.appointments.missedPieces(appointment)),
    ],
    facts: [
      visitMissed.fact(
        appointmentId,
        { appointmentId, requestId, procedureId, people: personKeys.length },
        postId,
      ),
    ],
    answer: { status: 200, body: { appointmentId, state: "no-show" } },
    now,
  });
};

import { visitArrived } from "#events/visits/arrived.v1.ts";
import { isLate } from "#shared/domain/appointment/appointment.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { DeskWriteDeps } from "./deps.ts";

/**
 * Notes that the people of an appointment are there (A7): booked → arrived. Errors: `not-found`,
 * `appointment-wrong-state` with the state, `appointment-too-early` on a day before, `busy`.
 */
export const recordArrival = async (
  deps: Pick<DeskWriteDeps, "appointments" | "changes">,
  {
    params: { postId, date, appointmentId },
    command,
    now,
  }: Call<{ postId: string; date: string; appointmentId: string }, unknown, unknown, StaffCaller>,
): Outcome<{ appointmentId: string; state: "arrived"; at: string; late: boolean }> => {
  const appointment = await deps.appointments.find(postId, date, appointmentId);
  if (appointment === undefined) return refuse("not-found");
  const { requestId, procedureId } = appointment;
  const at = new Date(now).toISOString();
  const late = isLate({ ...appointment, arrivedAt: at }, now);
  return deps.changes.commit({
    command,
    pieces: [deps.appointments.changePiece(appointment, "arrive", { arrivedAt: at }, now)],
    facts: [visitArrived.fact(appointmentId, { appointmentId, requestId, procedureId, late }, postId)],
    answer: { status: 200, body: { appointmentId, state: "arrived", at, late } },
    now,
  });
};

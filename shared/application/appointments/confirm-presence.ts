import { presenceConfirmed } from "#events/appointments/presence-confirmed.v1.ts";
import { appointmentTransitions } from "#shared/domain/appointment/appointment.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import type { ChangingDeps } from "../requests/deps.ts";
import { afresh, ownAppointment } from "./own-appointment.ts";

/**
 * Confirms that the people of an appointment will come, between day −10 and day −3, where the post asks for it
 * (A6). Errors: `not-found`, `appointment-none`, `appointment-wrong-state`, `presence-not-asked`,
 * `presence-confirmed`, `presence-too-early`, `appointment-too-late`, `busy`.
 */
export const confirmPresence = (
  deps: Pick<ChangingDeps, "requests" | "appointments" | "changes">,
  call: Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
): Outcome<{ appointmentId: string; at: string }> =>
  afresh(async () => {
    const found = await ownAppointment(deps, call, appointmentTransitions.confirmPresence);
    if (!found.ok) return found;
    const { appointment } = found.value;
    const { appointmentId, requestId, procedureId, postId, presence } = appointment;
    const at = new Date(call.now).toISOString();
    return deps.changes.commit({
      command: call.command,
      pieces: [
        deps.appointments.changePiece(
          appointment,
          "confirmPresence",
          presence === undefined ? {} : { presence: { ...presence, confirmedAt: at } },
          call.now,
        ),
      ],
      facts: [presenceConfirmed.fact(appointmentId, { appointmentId, requestId, procedureId }, postId)],
      answer: { status: 200, body: { appointmentId, at } },
      now: call.now,
    });
  });

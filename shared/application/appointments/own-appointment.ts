import type { AppointmentTransition } from "#shared/domain/appointment/appointment.ts";
import { whyNot } from "#shared/domain/appointment/appointment.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { Appointment, AppointmentStore } from "#shared/ports/appointment-store.ts";
import type { RequestRecord, RequestStore } from "#shared/ports/request-store.ts";

interface Found {
  readonly record: RequestRecord;
  readonly appointment: Appointment;
}

/**
 * The caller's appointment as it is now, if it may take this transition: an early answer, which the write's
 * condition judges again. Errors: `not-found`, `appointment-none`, `busy` and those of `whyNot`.
 */
export const ownAppointment = async (
  deps: {
    readonly requests: Pick<RequestStore, "find">;
    readonly appointments: Pick<AppointmentStore, "find">;
  },
  call: Pick<
    Call<{ readonly requestId: string }, unknown, unknown, CitizenCaller>,
    "params" | "caller" | "now"
  >,
  transition: AppointmentTransition | ((appointment: Appointment) => AppointmentTransition),
): Promise<Result<Found, Refusal>> => {
  const record = await deps.requests.find(call.params.requestId);
  if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
  if (record.appointment === undefined) return refuse("appointment-none");
  const { date, appointmentId } = record.appointment;
  const appointment = await deps.appointments.find(record.postId, date, appointmentId);
  if (appointment === undefined) throw new Error("a request points at a missing appointment");
  // Moved to another day between the two reads.
  if (appointment.state === "moved") return refuse("busy", { retryAfterSeconds: 1 });
  const judged = typeof transition === "function" ? transition(appointment) : transition;
  const fault = whyNot(judged, appointment, call.now);
  return fault === undefined ? ok({ record, appointment }) : fail(fault);
};

/** Four attempts outlast the few others who may change one appointment or one slot at the same moment. */
const ATTEMPTS = 4;

/** Tries again, with what is stored by then, when others changed it between reading and writing. */
export const afresh = async <Body>(attempt: () => Outcome<Body>): Outcome<Body> => {
  let outcome = await attempt();
  for (let tries = 1; tries < ATTEMPTS && !outcome.ok && outcome.error.code === "busy"; tries += 1)
    outcome = await attempt();
  return outcome;
};

import { appointmentCalendar } from "#shared/domain/appointment/calendar-file.ts";
import type { Outcome } from "#shared/domain/call.ts";
import type { Appointment } from "#shared/ports/appointment-store.ts";
import type { OwnAppointmentDeps, OwnCall } from "./show-appointment.ts";
import { findOwnAppointment } from "./show-appointment.ts";

/** The states in which an appointment does not take place. */
const gone: readonly Appointment["state"][] = ["cancelled", "lapsed"];

/** The appointment as an iCalendar file (A8). Errors: `not-found`, `appointment-none`. */
export const downloadCalendar = async (deps: OwnAppointmentDeps, call: OwnCall): Outcome<string> => {
  const found = await findOwnAppointment(deps, call);
  if (!found.ok) return found;
  const { appointment, post, procedure } = found.value;
  const cancelled = gone.includes(appointment.state);
  const body = appointmentCalendar({
    appointment: { ...appointment, cancelled },
    post,
    procedure,
    language: call.language,
    now: call.now,
  });
  return {
    ok: true,
    value: { status: 200, body, headers: { "Content-Disposition": 'attachment; filename="wisal.ics"' } },
  };
};

import { reminderDue } from "#events/appointments/reminder-due.v1.ts";
import type { ReminderKind } from "#shared/domain/appointment/due.ts";
import type { Command, Outcome } from "#shared/domain/call.ts";
import { seats } from "#shared/domain/slot/parts.ts";
import type { Appointment, AppointmentStore } from "#shared/ports/appointment-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";

/** What reminding needs. */
export interface RemindingDeps {
  readonly appointments: Pick<AppointmentStore, "changePiece">;
  readonly changes: ChangeStore;
}

/**
 * Reminds people of an appointment (A6, A8): writes on it what they were last reminded of, with the fact that
 * sends the message (N1). Judged in the write: it is still booked, at this time, and its presence still to be
 * confirmed where that is what they are reminded of. Errors: those of `whyNot`, `busy`.
 */
export const remind = (
  deps: RemindingDeps,
  appointment: Appointment,
  reminder: ReminderKind,
  command: Command,
  now: number,
): Outcome<{ appointmentId: string; reminder: ReminderKind }> => {
  const { appointmentId, requestId, accountId, procedureId, postId, date, time, startsAt, presence } =
    appointment;
  const ofPresence = reminder !== "day-before";
  return deps.changes.commit({
    command,
    pieces: [
      deps.appointments.changePiece(
        appointment,
        ofPresence ? "remindOfPresence" : "remind",
        { reminded: reminder },
        now,
      ),
    ],
    facts: [
      reminderDue.fact(
        appointmentId,
        {
          ...{ appointmentId, requestId, accountId, procedureId, date, time, startsAt, reminder },
          places: seats(appointment),
          ...(ofPresence && presence && { presence: { from: presence.from, until: presence.until } }),
        },
        postId,
      ),
    ],
    answer: { status: 200, body: { appointmentId, reminder } },
    now,
  });
};

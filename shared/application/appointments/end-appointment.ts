import { returnDelaySeconds } from "#shared/domain/appointment/appointment.ts";
import { partsOf, seats } from "#shared/domain/slot/parts.ts";
import type { Appointment, AppointmentStore } from "#shared/ports/appointment-store.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import type { SlotStore } from "#shared/ports/slot-store.ts";

/** What ending an appointment before its start needs. */
export interface EndingDeps {
  readonly appointments: Pick<AppointmentStore, "changePiece" | "endGuards">;
  readonly requests: Pick<RequestStore, "reopenPiece">;
  readonly slots: Pick<SlotStore, "exchangePiece">;
}

/** How it ends. */
export interface Ending {
  readonly transition: "cancel" | "lapse";
  readonly now: number;
  readonly random: () => number;
  /** Until when the request may choose another, where that is more than it had (A6). */
  readonly validUntil?: string | undefined;
}

/**
 * The pieces that end an appointment which has not begun: its state; its request, valid again (R6); its people,
 * free for another (A2); its places, which return after a random delay and never at once (A5).
 */
export const endingPieces = (
  deps: EndingDeps,
  appointment: Appointment,
  { transition, now, random, validUntil }: Ending,
): readonly Piece[] => {
  const { appointmentId, requestId, postId, calendarId, date } = appointment;
  const returnAt = Math.floor(now / 1000) + returnDelaySeconds(random);
  return [
    deps.appointments.changePiece(appointment, transition, { shown: true }, now),
    deps.requests.reopenPiece(requestId, appointmentId, validUntil),
    ...partsOf(appointment).map((part) =>
      deps.slots.exchangePiece(
        { postId, calendarId, date, time: part.time },
        { appointmentId, free: { places: part.places, returnAt } },
        now,
      ),
    ),
    ...deps.appointments.endGuards(appointment),
  ];
};

/** What is told of an appointment that has ended, as the next change of its calendar entry (A8). */
export const endedNews = (appointment: Appointment) => {
  const { appointmentId, requestId, accountId, procedureId, calendarId, date, time, startsAt } = appointment;
  return {
    ...{ appointmentId, requestId, accountId, procedureId, calendarId, date, time, startsAt },
    places: seats(appointment),
    sequence: appointment.sequence + 1,
  };
};

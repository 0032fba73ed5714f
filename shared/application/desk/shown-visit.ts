import { isLate } from "#shared/domain/appointment/appointment.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import type { Visit } from "#shared/ports/visit-store.ts";

/** A visit as the desk shows it, without its people. */
export interface ShownVisit {
  appointmentId: string;
  requestId: string;
  /** What people call the request by. */
  reference: string;
  procedureId: string;
  date: string;
  time: string;
  startsAt: string;
  state: Visit["state"];
  arrivedAt?: string;
  /** Came, or has still not come, more than a quarter of an hour after the start (A7). */
  late: boolean;
  /** Where a rescheduled appointment went, on its old day (A4). */
  movedTo?: { date: string; time: string };
  closure?: { at: string; desk: string; stampIds: string[] };
}

/** What all the desk's answers say of a visit. */
export const showVisit = (visit: Visit, now: number): ShownVisit => {
  const { appointmentId, requestId, procedureId, date, time, startsAt, state, arrivedAt, movedTo, closure } =
    visit;
  return {
    appointmentId,
    requestId,
    reference: referenceOf(requestId),
    procedureId,
    date,
    time,
    startsAt,
    state,
    ...(arrivedAt !== undefined && { arrivedAt }),
    late: isLate(visit, now),
    ...(movedTo && { movedTo: { ...movedTo } }),
    ...(closure && { closure: { at: closure.at, desk: closure.desk, stampIds: [...closure.stampIds] } }),
  };
};

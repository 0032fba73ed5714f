import type { Visit } from "#shared/ports/visit-store.ts";

/** A visit as the desk shows it, without its people. */
export interface ShownVisit {
  appointmentId: string;
  requestId: string;
  procedureId: string;
  date: string;
  time: string;
  startsAt: string;
  state: Visit["state"];
  closure?: { at: string; desk: string; stampIds: string[] };
}

/** What all the desk's answers say of a visit. */
export const showVisit = (visit: Visit): ShownVisit => {
  const { appointmentId, requestId, procedureId, date, time, startsAt, state, closure } = visit;
  return {
    appointmentId,
    requestId,
    procedureId,
    date,
    time,
    startsAt,
    state,
    ...(closure && { closure: { at: closure.at, desk: closure.desk, stampIds: [...closure.stampIds] } }),
  };
};

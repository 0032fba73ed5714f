import { stampReservationLapsed } from "#events/stamps/reservation-lapsed.v1.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Due, DueStore } from "#shared/ports/due-store.ts";
import type { ReservationStore } from "#shared/ports/reservation-store.ts";

/** What noting lapsed reservations needs. */
export interface ReservationSweepDeps {
  readonly changes: Pick<ChangeStore, "commit">;
  readonly reservations: Pick<ReservationStore, "find" | "lapse">;
  readonly due: Pick<DueStore, "settle" | "forget">;
}

/**
 * Notes that a reservation's time is over and says so to its partner (T7): reservation lapsed, its row among what is due
 * taken away, and `stamps.reservation-lapsed` in one transaction. The stamp was free from that instant on, noted or not.
 * One that was committed or released meanwhile is left, and its row forgotten.
 *
 * @throws when the database is busy: the next run meets the row again.
 */
export const sweepReservation = async (deps: ReservationSweepDeps, due: Due, now: number): Promise<void> => {
  const reservation = await deps.reservations.find(due.id);
  if (reservation === undefined) return deps.due.forget(due);
  const { reservationId, partnerId, stampId } = reservation;
  const outcome = await deps.changes.commit({
    command: systemCommand("stamps-sweep", due.kind, due.id, due.at),
    pieces: [deps.reservations.lapse(reservation, new Date(now).toISOString()), deps.due.settle(due)],
    facts: [stampReservationLapsed.fact(stampId, { stampId, reservationId, partnerId })],
    answer: { status: 200, body: { reservationId } },
    now,
  });
  if (outcome.ok) return;
  if (outcome.error.code === "busy") throw new Error(outcome.error.code);
  await deps.due.forget(due);
};

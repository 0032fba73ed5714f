import { stampReleased } from "#events/stamps/released.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { PartnerCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { PartnerDeps } from "./deps.ts";
import { dueOf } from "./due-of.ts";

/**
 * Gives a reserved stamp free again (T7): reservation released, stamp issued and `stamps.released` in one
 * transaction. Releasing twice is the same as once.
 *
 * Errors: `reservation-unknown` (also another partner's), `reservation-committed`, `reservation-lapsed` when
 * the stamp has passed to somebody else since.
 */
export const releaseReservation = async (
  deps: PartnerDeps,
  { params, caller, command, now }: Call<{ reservationId: string }, unknown, unknown, PartnerCaller>,
): Outcome<null> => {
  const { partnerId } = caller;
  const reservation = await deps.reservations.find(params.reservationId);
  if (reservation === undefined || reservation.partnerId !== partnerId) return refuse("reservation-unknown");
  const { reservationId, stampKey, stampId } = reservation;
  // Released is final: what was read stays true.
  if (reservation.state === "released") return { ok: true, value: { status: 204, body: null } };
  return deps.changes.commit({
    command,
    pieces: [
      deps.reservations.settle(reservation, "released", new Date(now).toISOString()),
      deps.due.settle(dueOf(reservation)),
      deps.stamps.change(stampKey, "release", { wanted: { reservation: { reservationId, partnerId } }, now }),
    ],
    facts: [stampReleased.fact(stampId, { stampId, reservationId, partnerId })],
    answer: { status: 204, body: null },
    now,
  });
};

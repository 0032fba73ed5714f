import { stampConsumed } from "#events/stamps/consumed.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { PartnerCaller } from "#shared/domain/caller.ts";
import { consumptionLines, ledgerEntry } from "#shared/domain/ledger/ledger.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { PartnerDeps } from "./deps.ts";
import { dueOf } from "./due-of.ts";

/**
 * Uses a reserved stamp (T7): reservation committed, stamp consumed, its one record of use, the ledger entry
 * and `stamps.consumed` in one transaction.
 *
 * Errors: `reservation-unknown` (also another partner's), `reservation-lapsed`, `reservation-committed`.
 */
export const commitReservation = async (
  deps: PartnerDeps,
  { params, caller, command, now }: Call<{ reservationId: string }, unknown, unknown, PartnerCaller>,
): Outcome<{ stampId: string; state: "consumed"; at: string }> => {
  const { partnerId } = caller;
  const reservation = await deps.reservations.find(params.reservationId);
  if (reservation === undefined || reservation.partnerId !== partnerId) return refuse("reservation-unknown");
  const { reservationId, stampKey, stampId, procedureId, postId, amountMad, components } = reservation;
  const at = new Date(now).toISOString();
  const where = { kind: "partner", partnerId, reservationId } as const;
  const use = { at, where };
  return deps.changes.commit({
    command,
    pieces: [
      deps.reservations.settle(reservation, "committed", at),
      deps.due.settle(dueOf(reservation)),
      deps.stamps.change(stampKey, "commit", {
        wanted: { reservation: { reservationId, partnerId } },
        now,
        use,
      }),
      deps.stamps.consumption(stampKey, {
        stampId,
        procedureId,
        amountMad,
        components,
        use,
        by: command.actor,
      }),
      deps.stamps.eraseSealed(stampKey),
      deps.ledger.entry(
        ledgerEntry({
          entryId: command.id,
          kind: "consumption",
          at,
          partnerId,
          ...(postId !== undefined && { postId }),
          subjects: [stampId, reservationId],
          lines: consumptionLines(amountMad, components),
        }),
      ),
    ],
    facts: [stampConsumed.fact(stampId, { stampId, procedureId, amountMad, at: where })],
    answer: { status: 200, body: { stampId, state: "consumed", at } },
    now,
  });
};

import type { Call, Outcome } from "#shared/domain/call.ts";
import type { PartnerCaller } from "#shared/domain/caller.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Reservation } from "#shared/ports/reservation-store.ts";
import type { PartnerDeps } from "./deps.ts";

/** A reservation as its partner sees it. */
export interface ShownReservation {
  reservationId: string;
  state: Reservation["state"];
  stampId: string;
  procedureId: string;
  amount: Money;
  reference: string;
  until: string;
  settledAt?: string;
}

/**
 * Shows a partner one of its reservations (T7); one whose time is over is `lapsed`, whether or not that was noted yet.
 * Errors: `reservation-unknown`, also for another partner's.
 */
export const showReservation = async (
  deps: Pick<PartnerDeps, "reservations">,
  { params, caller, now }: Call<{ reservationId: string }, unknown, unknown, PartnerCaller>,
): Outcome<ShownReservation> => {
  const found = await deps.reservations.find(params.reservationId);
  if (found === undefined || found.partnerId !== caller.partnerId) return refuse("reservation-unknown");
  const { reservationId, stampId, procedureId, amountMad, reference, until, settledAt } = found;
  const lapsed = found.state === "open" && Date.parse(until) <= now;
  return {
    ok: true,
    value: {
      status: 200,
      body: {
        reservationId,
        state: lapsed ? "lapsed" : found.state,
        stampId,
        procedureId,
        amount: dirhams(amountMad),
        reference,
        until,
        ...(settledAt !== undefined && { settledAt }),
      },
    },
  };
};

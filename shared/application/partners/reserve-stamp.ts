import { stampReserved } from "#events/stamps/reserved.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { PartnerCaller } from "#shared/domain/caller.ts";
import { idFrom } from "#shared/domain/ids.ts";
import { lookUp } from "../stamps/look-up.ts";
import type { PartnerDeps } from "./deps.ts";

/** How long a partner's claim stands: the time to finish a form, not to keep a stamp from its bearer (T7). */
const RESERVATION_MS = 15 * 60 * 1000;

interface NewReservation {
  readonly code: string;
  readonly procedureId: string;
  readonly reference: string;
}

/**
 * Claims a stamp for a quarter of an hour (T7): stamp reserved, reservation and `stamps.reserved` in one
 * transaction. A claim that has lapsed does not stand in the way.
 *
 * Errors: `stamp-check-digit` and every reason of `explain`.
 */
export const reserveStamp = async (
  deps: PartnerDeps,
  { body, caller, command, now }: Call<unknown, unknown, NewReservation, PartnerCaller>,
): Outcome<{ reservationId: string; stampId: string; until: string }> => {
  const found = await lookUp(deps, body.code, "/body/code");
  if (!found.ok) return found;
  const { stampKey, stamp } = found.value;
  const { partnerId } = caller;
  const { procedureId, reference } = body;
  const { stampId, amountMad, components } = stamp;
  const reservationId = idFrom("reservation", command.id);
  const until = new Date(now + RESERVATION_MS).toISOString();
  return deps.changes.commit({
    command,
    pieces: [
      deps.stamps.change(stampKey, "reserve", {
        wanted: { procedureId },
        now,
        reservation: { reservationId, partnerId, until, reference },
      }),
      deps.reservations.open({
        reservationId,
        partnerId,
        stampKey,
        stampId,
        procedureId,
        amountMad,
        components,
        reference,
        until,
        state: "open",
      }),
    ],
    facts: [stampReserved.fact(stampId, { stampId, reservationId, partnerId, until })],
    answer: { status: 201, body: { reservationId, stampId, until } },
    now,
  });
};

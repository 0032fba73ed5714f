import { stampReserved } from "#events/stamps/reserved.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { PartnerCaller } from "#shared/domain/caller.ts";
import { idFrom } from "#shared/domain/ids.ts";
import { judgeTerms } from "#shared/domain/partner/terms.ts";
import { fail } from "#shared/domain/result.ts";
import { guesserOf } from "#shared/domain/stamp/guessing.ts";
import { guarded } from "../stamps/guarded.ts";
import type { PartnerDeps } from "./deps.ts";
import { dueOf } from "./due-of.ts";
import type { CodeAndFact } from "./find-by-fact.ts";
import { findByFact } from "./find-by-fact.ts";

/** Minutes for which a claim may stand (T7): the time to finish a form, not to keep a stamp from its bearer. */
export const reservationMinutes = { least: 1, usual: 15, most: 30 } as const;

interface NewReservation extends CodeAndFact {
  readonly reference: string;
  readonly minutes?: number | undefined;
  readonly postId?: string | undefined;
}

/**
 * Claims a stamp for some minutes (T7): stamp reserved, reservation, its end among what is due, and `stamps.reserved` in
 * one transaction. A claim that has lapsed does not stand in the way.
 *
 * Errors: `act-not-agreed`, `post-not-agreed`, those of `findByFact`, every reason of `explain`, judged by the write;
 * `too-many-requests` (T11).
 */
export const reserveStamp = async (
  deps: PartnerDeps,
  { body, caller, address, command, now }: Call<unknown, unknown, NewReservation, PartnerCaller>,
): Outcome<{ reservationId: string; stampId: string; until: string }> => {
  const { reference, postId, minutes = reservationMinutes.usual } = body;
  const { partnerId } = caller;
  const refusal = judgeTerms(caller.terms, body, "redeem");
  if (refusal) return fail(refusal);
  return await guarded(deps, guesserOf(caller, address), now, async () => {
    const found = await findByFact(deps, body, caller);
    if (!found.ok) return found;
    const { stampKey, stamp, wanted } = found.value;
    const { stampId, procedureId, amountMad, components } = stamp;
    const reservationId = idFrom("reservation", command.id);
    const until = new Date(now + minutes * 60_000).toISOString();
    const reservation = { reservationId, partnerId, until, reference };
    return deps.changes.commit({
      command,
      pieces: [
        deps.stamps.change(stampKey, "reserve", { wanted, now, reservation }),
        ...deps.reservations.open({
          ...reservation,
          stampKey,
          stampId,
          procedureId,
          amountMad,
          components,
          ...(postId !== undefined && { postId }),
          state: "open",
        }),
        deps.due.put(dueOf(reservation)),
      ],
      facts: [stampReserved.fact(stampId, { stampId, reservationId, partnerId, until })],
      answer: { status: 201, body: { reservationId, stampId, until } },
      now,
    });
  });
};

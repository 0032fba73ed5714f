import { systemCommand } from "#shared/domain/system-command.ts";
import type { Due, OfferStore } from "#shared/ports/offer-store.ts";
import type { OfferEndingDeps, OfferingDeps } from "./deps.ts";
import { endOffer } from "./end-offer.ts";
import { followCalendar } from "./follow-calendar.ts";

/** Sweeping. */
export type SweepDeps = OfferEndingDeps & OfferingDeps & { readonly offers: Pick<OfferStore, "due"> };

const seeTo = async (deps: SweepDeps, due: Due, now: number, random: () => number): Promise<void> => {
  if (due.kind === "calendar") {
    await followCalendar(deps, { postId: due.postId, calendarId: due.calendarId }, now, random);
    await deps.offers.settle(due);
    return;
  }
  const command = systemCommand("offers-sweep", due.offer.offerId);
  const outcome = await endOffer(deps, due.offer, { end: "lapsed", command, due }, now, random);
  if (!outcome.ok) throw new Error(outcome.error.code);
};

/**
 * Sees to what is due: ends each offer whose time is over (A5, S6), and comes back to published calendars that
 * were not followed up. Sweeping late makes nobody's offer last longer, which the request judges (A1); it lets
 * the places go to the public instead of the next in line. One that fails holds up no other; the run then throws.
 */
export const sweepOffers = async (
  deps: SweepDeps,
  now: number,
  random: () => number = Math.random,
): Promise<number> => {
  const due = await deps.offers.due(now);
  const failures: unknown[] = [];
  for (const each of due) {
    try {
      await seeTo(deps, each, now, random);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${due.length} offers failed`);
  return due.length;
};

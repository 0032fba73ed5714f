import type { Command, Outcome } from "#shared/domain/call.ts";
import { ok } from "#shared/domain/result.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import type { OfferEndingDeps } from "./deps.ts";
import { endOffer } from "./end-offer.ts";
import type { OfferHold } from "./live-offer.ts";
import { liveOffer, placesOf } from "./live-offer.ts";

/** The owner wants none of what was offered: it keeps its place in the line, and never sees that slot again (A5). */
export const declineOffer = (
  deps: OfferEndingDeps,
  record: RequestRecord,
  hold: OfferHold,
  command: Command,
  now: number,
  random: () => number = Math.random,
): Outcome<null> => endOffer(deps, placesOf(record, hold), { end: "declined", command }, now, random);

/**
 * Ends the offer of a request that is about to be given up, or whose appointment is: its places go on at once
 * instead of when it lapses. A transaction of its own before that change; cut off in between, the offer is gone
 * and the rest is as it was. Errors: `busy`.
 */
export const withdrawOffer = async (
  deps: OfferEndingDeps,
  record: RequestRecord | undefined,
  now: number,
): Outcome<null> => {
  const hold = record && liveOffer(record, now);
  if (record === undefined || hold === undefined) return ok({ status: 204, body: null });
  const command = systemCommand("offers", hold.token, "withdrawn");
  return await endOffer(deps, placesOf(record, hold), { end: "withdrawn", command }, now);
};

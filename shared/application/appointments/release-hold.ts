import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { declineOffer } from "../offers/decline-offer.ts";
import { liveOffer } from "../offers/live-offer.ts";
import type { ChangingDeps } from "../requests/deps.ts";
import { releasePlaces } from "./release-places.ts";

/**
 * Gives held places back before they lapse (A1). The places first, then the request's note of them: cut off in
 * between, the note points at places that are no longer held, and lapses. An offer is declined in the same way,
 * in one transaction: its places are other people's next chance (A5). Errors: `not-found`, `hold-none`, `busy`.
 */
export const releaseHold = async (
  deps: ChangingDeps,
  call: Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
  random: () => number = Math.random,
): Outcome<null> => {
  const { requestId } = call.params;
  const record = await deps.requests.find(requestId);
  if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
  const { hold } = record;
  if (hold === undefined || hold.until * 1000 <= call.now) return refuse("hold-none");
  const offer = liveOffer(record, call.now);
  if (offer !== undefined) return await declineOffer(deps, record, offer, call.command, call.now, random);
  await releasePlaces(deps.slots, record, hold, call.now);
  await deps.requests.detachHold(requestId, hold.token);
  return { ok: true, value: { status: 204, body: null } };
};

import { requestWithdrawn } from "#events/requests/withdrawn.v1.ts";
import type { Answer, Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { channelOf } from "#shared/domain/channel.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { requestTransitions } from "#shared/domain/request/request.ts";
import { fail } from "#shared/domain/result.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import { releasePlaces } from "../appointments/release-places.ts";
import { withdrawOffer } from "../offers/decline-offer.ts";
import { liveOffer } from "../offers/live-offer.ts";
import type { WithdrawingDeps } from "./deps.ts";
import type { RequestStateReply } from "./file-request.ts";

type WithdrawCall = Call<{ requestId: string }, unknown, unknown, CitizenCaller>;

/** The request is read again when another change came between reading and writing; then the caller repeats. */
const READINGS = 3;

const withdrawable = (record: RequestRecord) =>
  requestTransitions.withdraw.from.find((state) => state === record.state);

const commitFrom = (
  deps: WithdrawingDeps,
  record: RequestRecord,
  call: WithdrawCall,
): Outcome<RequestStateReply> => {
  const from = withdrawable(record);
  if (from === undefined) return Promise.resolve(fail(requestTransitions.withdraw.otherwise(record.state)));
  const { requestId, postId, procedureId, submittedAt } = record;
  const answer: Answer<RequestStateReply> = { status: 200, body: { requestId, state: "withdrawn" } };
  return deps.changes.commit({
    command: call.command,
    pieces: [
      deps.requests.withdrawPiece(record, call.now),
      ...(from === "submitted" && submittedAt !== undefined
        ? [deps.queue.leave(postId, { submittedAt, requestId })]
        : []),
    ],
    facts: [
      requestWithdrawn.fact(
        requestId,
        { requestId, procedureId, from, channel: channelOf(call.caller, postId) },
        postId,
      ),
    ],
    answer,
    now: call.now,
  });
};

/** An offer ends first; the request is then read again. */
const endAndCommit = async (
  deps: WithdrawingDeps,
  record: RequestRecord,
  call: WithdrawCall,
): Outcome<RequestStateReply> => {
  if (liveOffer(record, call.now) === undefined || withdrawable(record) === undefined)
    return await commitFrom(deps, record, call);
  const ended = await withdrawOffer(deps, record, call.now);
  return ended.ok ? refuse("busy", { retryAfterSeconds: 1 }) : ended;
};

/**
 * Withdraws a request that has no appointment: it leaves the review queue and the waiting list in the same write,
 * and a live hold's places are given back after it. Cut off in between, those places lapse by themselves (A1). An
 * offer is ended before it: its places are other people's next chance (A5).
 *
 * Errors: `not-found` (also somebody else's), `request-booked`: cancel the appointment first,
 * `request-wrong-state`, `busy` when the request keeps changing.
 */
export const withdrawRequest = async (
  deps: WithdrawingDeps,
  call: WithdrawCall,
): Outcome<RequestStateReply> => {
  for (let reading = 1; ; reading += 1) {
    const record = await deps.requests.find(call.params.requestId);
    if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
    const outcome = await endAndCommit(deps, record, call);
    if (!outcome.ok && outcome.error.code === "busy" && reading < READINGS) continue;
    const { hold } = record;
    if (outcome.ok && hold !== undefined && hold.until * 1000 > call.now)
      await releasePlaces(deps.slots, record, hold, call.now);
    return outcome;
  }
};

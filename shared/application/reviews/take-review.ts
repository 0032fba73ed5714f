import { reviewTaken } from "#events/requests/review-taken.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { leaseFor } from "#shared/domain/request/lease.ts";
import { requestTransitions } from "#shared/domain/request/request.ts";
import { fail } from "#shared/domain/result.ts";
import type { ReviewingDeps } from "../requests/deps.ts";

/** Until when a request is the officer's. */
export interface TakenReview {
  requestId: string;
  until: string;
}

const isHead = ({ assignments }: StaffCaller, postId: string): boolean =>
  assignments.some(
    (assignment) => assignment.role === "head-of-post" && ["*", postId].includes(assignment.postId),
  );

/**
 * An officer takes a request of the queue for ten minutes, or keeps it for ten more, so that no two review it (R4):
 * judged in the write. A lease that is over stands in nobody's way; the head of post may take over one that is not.
 *
 * Errors: `not-found` (also another post's), `request-wrong-state`, `forbidden`, `review-taken`,
 * `second-officer-needed`, `busy`.
 */
export const takeReview = async (
  deps: Pick<ReviewingDeps, "requests" | "queue" | "changes">,
  call: Call<{ postId: string; requestId: string }, unknown, { takeOver?: boolean | undefined }, StaffCaller>,
): Outcome<TakenReview> => {
  const { postId, requestId } = call.params;
  const { takeOver = false } = call.body;
  const { staffId } = call.caller;
  const record = await deps.requests.find(requestId);
  if (record?.postId !== postId || record.submittedAt === undefined) return refuse("not-found");
  if (takeOver && !isHead(call.caller, postId)) return refuse("forbidden");
  const entry = await deps.queue.find(postId, { submittedAt: record.submittedAt, requestId });
  if (entry === undefined) return fail(requestTransitions.accept.otherwise(record.state));
  if (entry.accepted?.by === staffId) return refuse("second-officer-needed");
  const lease = leaseFor(entry.lease, staffId, call.now, takeOver);
  if (lease === undefined) return refuse("review-taken");
  const until = new Date(lease.until * 1000).toISOString();
  const takenOver = lease.since !== entry.lease?.since && takeOver;
  return deps.changes.commit({
    command: call.command,
    pieces: [deps.queue.leasePiece(entry, lease)],
    facts: [
      reviewTaken.fact(requestId, { requestId, procedureId: entry.procedureId, until, takenOver }, postId),
    ],
    answer: { status: 200, body: { requestId, until } },
    now: call.now,
  });
};

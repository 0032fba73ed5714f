import { requestCorrected } from "#events/requests/corrected.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { channelOf } from "#shared/domain/channel.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { CorrectedPaper } from "#shared/domain/request/correction.ts";
import { correct } from "#shared/domain/request/correction.ts";
import { allows, hasExpired, requestTransitions } from "#shared/domain/request/request.ts";
import { fail } from "#shared/domain/result.ts";
import type { FilingDeps } from "./deps.ts";
import type { RequestStateReply } from "./file-request.ts";
import { reviewDue } from "./review-due.ts";

/**
 * Declares every rejected paper corrected, each with a new upload that passed (R3, R4): the request returns to the review queue at the place of its first
 * submission, and an officer is to answer within 2 working days of the post from now (R5). The deadline is judged
 * in the write.
 *
 * Errors: `not-found` (also somebody else's), `request-wrong-state`, `correction-deadline-passed`,
 * `document-unknown`, `document-not-rejected`, `document-uncorrected`, `document-missing`.
 */
export const correctRequest = async (
  deps: FilingDeps,
  call: Call<{ requestId: string }, unknown, { documents: readonly CorrectedPaper[] }, CitizenCaller>,
): Outcome<RequestStateReply> => {
  const whole = await deps.requests.findWhole(call.params.requestId);
  if (whole === undefined || whole.record.accountId !== call.caller.accountId) return refuse("not-found");
  const { record, documents } = whole;
  const { requestId, postId, procedureId, submittedAt } = record;
  if (!allows(requestTransitions.correct, record.state))
    return fail(requestTransitions.correct.otherwise(record.state));
  if (hasExpired(record, call.now)) return refuse("correction-deadline-passed");
  if (submittedAt === undefined) throw new Error("a reviewed request was never submitted");
  const corrected = correct(documents, call.body.documents);
  if (!corrected.ok) return corrected;
  const reviewDueOn = await reviewDue(deps, record, call.now);
  return deps.changes.commit({
    command: call.command,
    pieces: [
      deps.requests.correctPiece(record, reviewDueOn, call.now),
      deps.requests.documentsPiece(requestId, documents, corrected.value, call.body.documents),
      deps.queue.enter({
        requestId,
        postId,
        procedureId,
        people: record.personKeys.length,
        submittedAt,
        reviewDueOn,
        correctedAt: new Date(call.now).toISOString(),
      }),
    ],
    facts: [
      requestCorrected.fact(
        requestId,
        {
          requestId,
          procedureId,
          corrected: documents
            .filter(({ state }) => state === "rejected")
            .map(({ beneficiary, documentId }) => ({ beneficiary, documentId })),
          reviewDueOn,
          channel: channelOf(call.caller, postId),
        },
        postId,
      ),
    ],
    answer: { status: 200, body: { requestId, state: "submitted", reviewDueOn } },
    now: call.now,
  });
};

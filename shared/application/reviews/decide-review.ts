import { requestCorrectionNeeded } from "#events/requests/correction-needed.v1.ts";
import { requestValidated } from "#events/requests/validated.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { DocumentDecision } from "#shared/domain/request/request.ts";
import {
  CORRECTION_DAYS,
  daysAfter,
  requestTransitions,
  review,
  VALIDITY_DAYS,
} from "#shared/domain/request/request.ts";
import type { ReviewingDeps } from "../requests/deps.ts";
import type { RequestStateReply } from "../requests/file-request.ts";

/**
 * An officer's decision on each paper (R4): all accepted makes the request valid for 30 days (R6), a rejection
 * asks for a correction within 7 days.
 *
 * Errors: `not-found` (also another post's), `request-wrong-state`, `document-unknown`, `document-undecided`,
 * `rejection-reason-missing`.
 */
export const decideReview = async (
  deps: ReviewingDeps,
  call: Call<
    { postId: string; requestId: string },
    unknown,
    { documents: readonly DocumentDecision[] },
    StaffCaller
  >,
): Outcome<RequestStateReply> => {
  const { postId, requestId } = call.params;
  const whole = await deps.requests.findWhole(requestId);
  if (whole === undefined || whole.record.postId !== postId || whole.record.state === "draft")
    return refuse("not-found");
  const { accountId, procedureId } = whole.record;
  const outcome = review(whole.documents, call.body.documents);
  if (outcome.kind === "refused") return { ok: false, error: outcome.refusal };
  const papers = deps.requests.documentsPiece(requestId, whole.documents, outcome.documents);
  if (outcome.kind === "accepted") {
    const validUntil = daysAfter(call.now, VALIDITY_DAYS);
    return deps.changes.commit({
      command: call.command,
      pieces: [deps.requests.transitionPiece(requestId, requestTransitions.accept, { validUntil }), papers],
      facts: [
        requestValidated.fact(
          requestId,
          { requestId, accountId, procedureId, validUntil, reviewed: true },
          postId,
        ),
      ],
      answer: { status: 200, body: { requestId, state: "valid", validUntil } },
      now: call.now,
    });
  }
  const correctBy = daysAfter(call.now, CORRECTION_DAYS);
  const rejected = outcome.rejected.map(({ beneficiary, documentId, reason }) => ({
    beneficiary,
    documentId,
    reason: reason ?? "other",
  }));
  return deps.changes.commit({
    command: call.command,
    pieces: [
      deps.requests.transitionPiece(requestId, requestTransitions.askCorrection, { correctBy }),
      papers,
    ],
    facts: [
      requestCorrectionNeeded.fact(
        requestId,
        { requestId, accountId, procedureId, rejected, correctBy },
        postId,
      ),
    ],
    answer: { status: 200, body: { requestId, state: "needs-correction", correctBy } },
    now: call.now,
  });
};

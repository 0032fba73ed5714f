import { requestCorrectionNeeded } from "#events/requests/correction-needed.v1.ts";
import { requestValidated } from "#events/requests/validated.v1.ts";
import { localDate } from "#shared/domain/calendar/local-time.ts";
import type { Call, Command, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { channelOf } from "#shared/domain/channel.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { DocumentDecision } from "#shared/domain/request/request.ts";
import {
  allows,
  CORRECTION_DAYS,
  daysAfter,
  requestTransitions,
  review,
  VALIDITY_DAYS,
} from "#shared/domain/request/request.ts";
import { fail } from "#shared/domain/result.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import type { ReviewingDeps } from "../requests/deps.ts";
import type { RequestStateReply } from "../requests/file-request.ts";
import { reviewWorkingDays } from "../requests/review-due.ts";

/** What a decision does to the queue: the request leaves it, the decision is noted, and that it came late (R5). */
const queuePieces = async (
  deps: ReviewingDeps,
  { requestId, postId, calendarId, procedureId, submittedAt, reviewDueOn }: RequestRecord,
  accepted: boolean,
  { command, now }: { readonly command: Command; readonly now: number },
): Promise<readonly Piece[]> => {
  const calendar = await deps.calendars.calendar(postId, calendarId);
  if (calendar === undefined || submittedAt === undefined || reviewDueOn === undefined)
    throw new Error("a submitted request without its date, or without a calendar");
  const date = localDate(now, calendar.timeZone);
  const late = date > reviewDueOn;
  const decidedAt = new Date(now).toISOString();
  const workingDays = reviewWorkingDays(calendar, reviewDueOn, date);
  return [
    deps.queue.leave(postId, { submittedAt, requestId }),
    deps.queue.noteDecision({ postId, calendarId, date, commandId: command.id, accepted, workingDays, late }),
    ...(late ? [deps.queue.noteBreach({ requestId, postId, procedureId, reviewDueOn, decidedAt })] : []),
  ];
};

/**
 * An officer's decision on each paper (R4): all accepted makes the request valid for 30 days (R6), a rejection
 * asks for a correction within 7 days. Either way it leaves the review queue in the same write.
 *
 * Errors: `not-found` (also another post's), `request-wrong-state`, `document-unknown`, `document-undecided`,
 * `document-accepted`, `rejection-reason-missing`.
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
  if (whole === undefined || whole.record.postId !== postId || whole.record.submittedAt === undefined)
    return refuse("not-found");
  if (!allows(requestTransitions.accept, whole.record.state))
    return fail(requestTransitions.accept.otherwise(whole.record.state));
  const { accountId, procedureId } = whole.record;
  const outcome = review(whole.documents, call.body.documents);
  if (outcome.kind === "refused") return { ok: false, error: outcome.refusal };
  const channel = channelOf(call.caller, postId);
  const queue = await queuePieces(deps, whole.record, outcome.kind === "accepted", call);
  const papers = deps.requests.documentsPiece(requestId, whole.documents, outcome.documents);
  if (outcome.kind === "accepted") {
    const validUntil = daysAfter(call.now, VALIDITY_DAYS);
    return deps.changes.commit({
      command: call.command,
      pieces: [
        deps.requests.transitionPiece(requestId, requestTransitions.accept, { validUntil }),
        papers,
        ...queue,
      ],
      facts: [
        requestValidated.fact(
          requestId,
          { requestId, accountId, procedureId, validUntil, reviewed: true, channel },
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
      ...queue,
    ],
    facts: [
      requestCorrectionNeeded.fact(
        requestId,
        { requestId, accountId, procedureId, rejected, correctBy, channel },
        postId,
      ),
    ],
    answer: { status: 200, body: { requestId, state: "needs-correction", correctBy } },
    now: call.now,
  });
};

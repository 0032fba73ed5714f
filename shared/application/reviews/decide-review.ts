import { requestAcceptedOnce } from "#events/requests/accepted-once.v1.ts";
import { requestCorrectionNeeded } from "#events/requests/correction-needed.v1.ts";
import { requestValidated } from "#events/requests/validated.v1.ts";
import { localDate } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { channelOf } from "#shared/domain/channel.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { isHeldBy, isLive } from "#shared/domain/request/lease.ts";
import type { DocumentDecision, RequestDocument } from "#shared/domain/request/request.ts";
import {
  allows,
  CORRECTION_DAYS,
  daysAfter,
  requestTransitions,
  review,
  VALIDITY_DAYS,
} from "#shared/domain/request/request.ts";
import { fail } from "#shared/domain/result.ts";
import type { Change, Piece } from "#shared/ports/change-store.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import type { QueuedRequest } from "#shared/ports/review-queue.ts";
import type { ReviewingDeps } from "../requests/deps.ts";
import type { RequestStateReply } from "../requests/file-request.ts";
import { reviewWorkingDays } from "../requests/review-due.ts";

type ReviewCall = Call<
  { postId: string; requestId: string },
  unknown,
  { documents: readonly DocumentDecision[] },
  StaffCaller
>;
type Decided = Pick<Change<RequestStateReply>, "pieces" | "facts" | "answer">;

/** What a decision does to the queue: the request leaves it, the decision is noted, and that it came late (R5). */
const queuePieces = async (
  deps: ReviewingDeps,
  { calendarId }: RequestRecord,
  entry: QueuedRequest,
  accepted: boolean,
  { command, caller, now }: ReviewCall,
): Promise<readonly Piece[]> => {
  const { requestId, postId, procedureId, reviewDueOn, lease } = entry;
  const calendar = await deps.calendars.calendar(postId, calendarId);
  if (calendar === undefined) throw new Error("a submitted request without a calendar");
  const date = localDate(now, calendar.timeZone);
  const late = date > reviewDueOn;
  const decidedAt = new Date(now).toISOString();
  const workingDays = reviewWorkingDays(calendar, reviewDueOn, date);
  const seconds = isHeldBy(lease, caller.staffId, now)
    ? Math.round((now - Date.parse(lease.since)) / 1000)
    : undefined;
  const decision = { postId, calendarId, date, commandId: command.id, accepted, workingDays, late, seconds };
  return [
    deps.queue.decidePiece(entry),
    deps.queue.noteDecision(decision),
    ...(late ? [deps.queue.noteBreach({ requestId, postId, procedureId, reviewDueOn, decidedAt })] : []),
  ];
};

/** R6: it may choose a slot for 30 days. */
const accepts = (deps: ReviewingDeps, record: RequestRecord, call: ReviewCall): Decided => {
  const { requestId, accountId, procedureId, postId } = record;
  const validUntil = daysAfter(call.now, VALIDITY_DAYS);
  const channel = channelOf(call.caller, postId);
  const data = { requestId, accountId, procedureId, validUntil, reviewed: true, channel };
  return {
    pieces: [deps.requests.transitionPiece(requestId, requestTransitions.accept, { validUntil })],
    facts: [requestValidated.fact(requestId, data, postId)],
    answer: { status: 200, body: { requestId, state: "valid", validUntil } },
  };
};

/** R4: back to the citizen, for a week. */
const rejects = (
  deps: ReviewingDeps,
  record: RequestRecord,
  call: ReviewCall,
  papers: readonly RequestDocument[],
): Decided => {
  const { requestId, accountId, procedureId, postId } = record;
  const correctBy = daysAfter(call.now, CORRECTION_DAYS);
  const rejected = papers.map(({ beneficiary, documentId, reason }) => ({
    beneficiary,
    documentId,
    reason: reason ?? "other",
  }));
  const channel = channelOf(call.caller, postId);
  const data = { requestId, accountId, procedureId, rejected, correctBy, channel };
  return {
    pieces: [deps.requests.transitionPiece(requestId, requestTransitions.askCorrection, { correctBy })],
    facts: [requestCorrectionNeeded.fact(requestId, data, postId)],
    answer: { status: 200, body: { requestId, state: "needs-correction", correctBy } },
  };
};

/** The first of two officers accepts: it stays in the queue for the other, and nothing else changes (R4). */
const acceptOnce = (
  deps: ReviewingDeps,
  entry: QueuedRequest,
  { command, caller, now }: ReviewCall,
): Outcome<RequestStateReply> => {
  const { requestId, procedureId, postId, reviewDueOn } = entry;
  const accepted = { by: caller.staffId, at: new Date(now).toISOString() };
  const data = { requestId, procedureId, channel: channelOf(caller, postId) };
  return deps.changes.commit<RequestStateReply>({
    command,
    pieces: [deps.queue.acceptPiece(entry, accepted)],
    facts: [requestAcceptedOnce.fact(requestId, data, postId)],
    answer: {
      status: 200,
      body: { requestId, state: "submitted", reviewDueOn, awaits: "second-officer" },
    },
    now,
  });
};

/**
 * An officer's decision on each paper (R4): all accepted makes the request valid for 30 days (R6), a rejection
 * asks for a correction within 7 days. Either way it leaves the review queue in the same write, on condition that no
 * other officer has it. Where the procedure wants two officers, the first acceptance only notes it, and another one
 * is to accept as well; a rejection needs one.
 *
 * Errors: `not-found` (also another post's), `request-wrong-state`, `review-taken`, `second-officer-needed`,
 * `document-unknown`, `document-undecided`, `document-accepted`, `rejection-reason-missing`.
 */
export const decideReview = async (deps: ReviewingDeps, call: ReviewCall): Outcome<RequestStateReply> => {
  const { postId, requestId } = call.params;
  const whole = await deps.requests.findWhole(requestId);
  if (whole === undefined || whole.record.postId !== postId || whole.record.submittedAt === undefined)
    return refuse("not-found");
  const { record, documents } = whole;
  if (!allows(requestTransitions.accept, record.state))
    return fail(requestTransitions.accept.otherwise(record.state));
  const outcome = review(documents, call.body.documents);
  if (outcome.kind === "refused") return { ok: false, error: outcome.refusal };
  const [entry, procedure] = await Promise.all([
    deps.queue.find(postId, { submittedAt: whole.record.submittedAt, requestId }),
    deps.catalogue.procedure(record.procedureId),
  ]);
  if (entry === undefined) return refuse("request-wrong-state");
  const { staffId } = call.caller;
  if (isLive(entry.lease, call.now) && entry.lease.by !== staffId) return refuse("review-taken");
  const accepted = outcome.kind === "accepted";
  if (accepted && procedure?.officers === 2) {
    if (entry.accepted === undefined) return acceptOnce(deps, entry, call);
    if (entry.accepted.by === staffId) return refuse("second-officer-needed");
  }
  const decided = accepted ? accepts(deps, record, call) : rejects(deps, record, call, outcome.rejected);
  return deps.changes.commit({
    ...decided,
    command: call.command,
    pieces: [
      ...decided.pieces,
      deps.requests.documentsPiece(requestId, documents, outcome.documents),
      ...(await queuePieces(deps, record, entry, accepted, call)),
    ],
    now: call.now,
  });
};

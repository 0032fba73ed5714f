import { requestSubmitted } from "#events/requests/submitted.v1.ts";
import { requestValidated } from "#events/requests/validated.v1.ts";
import { localDate, workingDayAfter } from "#shared/domain/calendar/calendar.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import {
  daysAfter,
  REVIEW_TARGET_WORKING_DAYS,
  requestTransitions,
  VALIDITY_DAYS,
} from "#shared/domain/request/request.ts";
import type { FilingDeps } from "./deps.ts";
import type { RequestStateReply } from "./file-request.ts";

/**
 * Submits a draft (R3). A procedure without review makes the request valid at once, for 30 days (R6);
 * otherwise an officer is to answer within 2 working days of the post, and the date is told (R5).
 *
 * Errors: `not-found` (also somebody else's), `request-wrong-state`.
 */
export const submitRequest = async (
  deps: FilingDeps,
  call: Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
): Outcome<RequestStateReply> => {
  const { requestId } = call.params;
  const record = await deps.requests.find(requestId);
  if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
  const { postId, procedureId, accountId, calendarId } = record;
  const procedure = await deps.catalogue.procedure(procedureId);
  if (procedure === undefined) throw new Error("a stored request names an unknown procedure");
  const submittedAt = new Date(call.now).toISOString();
  if (procedure.review === "none") {
    const validUntil = daysAfter(call.now, VALIDITY_DAYS);
    return deps.changes.commit({
      command: call.command,
      pieces: [
        deps.requests.transitionPiece(requestId, requestTransitions.submitWithoutReview, {
          submittedAt,
          validUntil,
        }),
      ],
      facts: [
        requestValidated.fact(
          requestId,
          { requestId, accountId, procedureId, validUntil, reviewed: false },
          postId,
        ),
      ],
      answer: { status: 200, body: { requestId, state: "valid", validUntil } },
      now: call.now,
    });
  }
  const calendar = await deps.calendars.calendar(postId, calendarId);
  if (calendar === undefined) throw new Error("a post without a calendar offers a procedure");
  const reviewDueOn = workingDayAfter(
    calendar,
    localDate(call.now, calendar.timeZone),
    REVIEW_TARGET_WORKING_DAYS,
  );
  return deps.changes.commit({
    command: call.command,
    pieces: [
      deps.requests.transitionPiece(requestId, requestTransitions.submit, { submittedAt, reviewDueOn }),
    ],
    facts: [
      requestSubmitted.fact(
        requestId,
        { requestId, procedureId, beneficiaries: record.personKeys.length, reviewDueOn },
        postId,
      ),
    ],
    answer: { status: 200, body: { requestId, state: "submitted", reviewDueOn } },
    now: call.now,
  });
};

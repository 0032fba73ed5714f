import { requestSubmitted } from "#events/requests/submitted.v1.ts";
import { requestValidated } from "#events/requests/validated.v1.ts";
import { localDate } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { channelOf } from "#shared/domain/channel.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { checkPeople } from "#shared/domain/request/people.ts";
import { allows, daysAfter, requestTransitions, VALIDITY_DAYS } from "#shared/domain/request/request.ts";
import { fail } from "#shared/domain/result.ts";
import type { Change } from "#shared/ports/change-store.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import type { FilingDeps } from "./deps.ts";
import type { RequestStateReply } from "./file-request.ts";
import { reviewDue } from "./review-due.ts";

type SubmitCall = Call<{ requestId: string }, unknown, unknown, CitizenCaller>;
type Submission = Pick<Change<RequestStateReply>, "pieces" | "facts" | "answer">;

/** R6: nobody has to look at it. */
const withoutReview = (deps: FilingDeps, record: RequestRecord, call: SubmitCall): Submission => {
  const { requestId, accountId, procedureId, postId } = record;
  const validUntil = daysAfter(call.now, VALIDITY_DAYS);
  const submittedAt = new Date(call.now).toISOString();
  const channel = channelOf(call.caller, postId);
  const data = { requestId, accountId, procedureId, validUntil, reviewed: false, channel };
  return {
    pieces: [
      deps.requests.submitPiece(record, requestTransitions.submitWithoutReview, { submittedAt, validUntil }),
    ],
    facts: [requestValidated.fact(requestId, data, postId)],
    answer: { status: 200, body: { requestId, state: "valid", validUntil } },
  };
};

/** R4, R5: into the post's queue, in which this first submission is its place. */
const toReview = async (deps: FilingDeps, record: RequestRecord, call: SubmitCall): Promise<Submission> => {
  const { requestId, procedureId, postId } = record;
  const reviewDueOn = await reviewDue(deps, record, call.now);
  const submittedAt = new Date(call.now).toISOString();
  const people = record.personKeys.length;
  const channel = channelOf(call.caller, postId);
  return {
    pieces: [
      deps.requests.submitPiece(record, requestTransitions.submit, { submittedAt, reviewDueOn }),
      deps.queue.enter({ requestId, postId, procedureId, people, submittedAt, reviewDueOn }),
    ],
    facts: [
      requestSubmitted.fact(
        requestId,
        { requestId, procedureId, beneficiaries: people, reviewDueOn, channel },
        postId,
      ),
    ],
    answer: { status: 200, body: { requestId, state: "submitted", reviewDueOn } },
  };
};

/**
 * Submits a draft of which every required paper passed inspection, judged in the write (R3). A procedure without review makes the request valid at once, for 30 days (R6);
 * otherwise an officer is to answer within 2 working days of the post, and the date is told (R5).
 *
 * Ages are judged again, as of today: a draft may be older. Errors: `not-found` (also somebody else's),
 * `request-wrong-state`, `document-missing`, and those of the people, with pointers into the draft's body.
 */
export const submitRequest = async (deps: FilingDeps, call: SubmitCall): Outcome<RequestStateReply> => {
  const whole = await deps.requests.findWhole(call.params.requestId);
  if (whole === undefined || whole.record.accountId !== call.caller.accountId) return refuse("not-found");
  const { record, beneficiaries, documents } = whole;
  // No state leads back to the draft: what was read stays true, and it is the better answer than one about ages.
  if (!allows(requestTransitions.submit, record.state))
    return fail(requestTransitions.submit.otherwise(record.state));
  const [post, procedure] = await Promise.all([
    deps.catalogue.post(record.postId),
    deps.catalogue.procedure(record.procedureId),
  ]);
  if (post === undefined || procedure === undefined)
    throw new Error("a stored request names an unknown post or procedure");
  const wrong = checkPeople(beneficiaries, procedure.ages, localDate(call.now, post.timeZone));
  if (wrong) return fail(wrong);
  const submission =
    procedure.review === "none" ? withoutReview(deps, record, call) : await toReview(deps, record, call);
  const { postId, calendarId, requestId } = record;
  const date = localDate(call.now, post.timeZone);
  const noted = deps.queue.noteSubmission({ postId, calendarId, date, requestId });
  const required = documents.filter(({ optional }) => !optional);
  return deps.changes.commit({
    command: call.command,
    ...submission,
    pieces: [
      ...submission.pieces,
      noted,
      ...(required.length === 0 ? [] : [deps.requests.papersPiece(requestId, required)]),
    ],
    now: call.now,
  });
};

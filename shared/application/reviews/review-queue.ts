import { localDate } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { isLive } from "#shared/domain/request/lease.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import type { QueuedRequest, QueuePlace, ReviewBreach } from "#shared/ports/review-queue.ts";
import type { ReviewingDeps } from "../requests/deps.ts";
import { queueCursor } from "./queue-cursor.ts";

/** A request that waits for an officer, as the queue shows it: nobody's name, the request itself shows that. */
export interface QueuedView {
  requestId: string;
  /** What people call it by. */
  reference: string;
  procedureId: string;
  people: number;
  submittedAt: string;
  reviewDueOn: string;
  /** Its date (R5) has passed at the post. */
  overdue: boolean;
  correctedAt?: string | undefined;
  /** Who has it, until when (R4). */
  taken?: { by: Officer; until: string } | undefined;
  /** Who accepted it first, where a second officer is to confirm. */
  accepted?: Officer | undefined;
}

/** Which officer, to the one who asks: nobody's name. */
export type Officer = "you" | "another-officer";

/** One page of the queue; `next` asks for the following one and is absent on the last. */
export interface QueueView {
  requests: QueuedView[];
  next?: string;
}

/** Reviews past their date (R5): those still waiting, and those decided after a date of the month. */
export interface BreachesView {
  waiting: QueuedView[];
  decided: {
    requestId: string;
    reference: string;
    procedureId: string;
    reviewDueOn: string;
    decidedAt: string;
  }[];
}

type QueueDeps = Pick<ReviewingDeps, "catalogue" | "queue">;

const viewOf =
  (today: string, { caller, now }: Pick<Call<unknown, unknown, unknown, StaffCaller>, "caller" | "now">) =>
  (entry: QueuedRequest): QueuedView => {
    const { requestId, procedureId, people, submittedAt, reviewDueOn, correctedAt, lease, accepted } = entry;
    const who = (staffId: string): Officer => (staffId === caller.staffId ? "you" : "another-officer");
    return {
      requestId,
      reference: referenceOf(requestId),
      procedureId,
      people,
      submittedAt,
      reviewDueOn,
      overdue: today > reviewDueOn,
      correctedAt,
      ...(isLive(lease, now) && {
        taken: { by: who(lease.by), until: new Date(lease.until * 1000).toISOString() },
      }),
      ...(accepted && { accepted: who(accepted.by) }),
    };
  };

const decidedView = ({ requestId, procedureId, reviewDueOn, decidedAt }: ReviewBreach) => ({
  requestId,
  reference: referenceOf(requestId),
  procedureId,
  reviewDueOn,
  decidedAt,
});

/**
 * The submitted requests of a post in order of first submission: a corrected one stands where it stood (R4), with
 * the date by which to answer (R5). Errors: `not-found`.
 */
export const listReviewQueue = async (
  deps: QueueDeps,
  call: Call<{ postId: string }, { after?: QueuePlace | undefined; limit: number }, unknown, StaffCaller>,
): Outcome<QueueView> => {
  const { postId } = call.params;
  const { after, limit } = call.query;
  const [post, entries] = await Promise.all([
    deps.catalogue.post(postId),
    // One more than asked for tells whether there is a next page.
    deps.queue.page(postId, limit + 1, after),
  ]);
  if (post === undefined) return refuse("not-found");
  const page = entries.slice(0, limit);
  const last = page.at(-1);
  const body: QueueView = {
    requests: page.map(viewOf(localDate(call.now, post.timeZone), call)),
    ...(last && entries.length > limit && { next: queueCursor(last) }),
  };
  return { ok: true, value: { status: 200, body } };
};

/** What the head of post sees of missed review dates (R5), the longest overdue first. Errors: `not-found`. */
export const listReviewBreaches = async (
  deps: QueueDeps,
  call: Call<{ postId: string }, { month: string }, unknown, StaffCaller>,
): Outcome<BreachesView> => {
  const { postId } = call.params;
  const [post, entries, decided] = await Promise.all([
    deps.catalogue.post(postId),
    deps.queue.whole(postId),
    deps.queue.breaches(postId, call.query.month),
  ]);
  if (post === undefined) return refuse("not-found");
  const waiting = entries
    .map(viewOf(localDate(call.now, post.timeZone), call))
    .filter(({ overdue }) => overdue)
    .toSorted((a, b) => a.reviewDueOn.localeCompare(b.reviewDueOn));
  return { ok: true, value: { status: 200, body: { waiting, decided: decided.map(decidedView) } } };
};

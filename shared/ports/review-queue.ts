import type { Lease } from "#shared/domain/request/lease.ts";
import type { Piece } from "./change-store.ts";

/** A place in a post's review queue: the first submission of a request (R4). */
export interface QueuePlace {
  readonly submittedAt: string;
  readonly requestId: string;
}

/** A request that waits for an officer. */
export interface QueuedRequest extends QueuePlace {
  readonly postId: string;
  readonly procedureId: string;
  /** How many people it is for. */
  readonly people: number;
  /** The local date by which an officer is to answer (R5). */
  readonly reviewDueOn: string;
  /** When its rejected papers were corrected, where they were. */
  readonly correctedAt?: string | undefined;
  /** Who reviews it, until when (R4). */
  readonly lease?: Lease | undefined;
  /** Who accepted all of it first, where a second officer is to confirm (R4). */
  readonly accepted?: { readonly by: string; readonly at: string } | undefined;
}

/** A review that was decided after its date (R5). */
export interface ReviewBreach {
  readonly requestId: string;
  readonly postId: string;
  readonly procedureId: string;
  readonly reviewDueOn: string;
  readonly decidedAt: string;
}

/** A request that was submitted, with or without review; kept for statistics. */
export interface Submission {
  readonly postId: string;
  readonly calendarId: string;
  /** Local date at the post. */
  readonly date: string;
  readonly requestId: string;
}

/** An officer's decision; kept for statistics. */
export interface Decision {
  readonly postId: string;
  readonly calendarId: string;
  /** Local date at the post. */
  readonly date: string;
  readonly commandId: string;
  readonly accepted: boolean;
  /** Working days of the post from the submission or correction to the decision: 0 on the same day (R5). */
  readonly workingDays: number;
  /** After its date (R5). */
  readonly late: boolean;
  /** Seconds from taking the request to deciding it; undefined where it was decided without being taken. */
  readonly seconds?: number | undefined;
}

/**
 * The requests of a post that wait for an officer, in order of first submission (R4, R5).
 *
 * `enter` and `leave` carry no condition of their own: each is written in the transaction of a change of the
 * request's state, whose condition judges, so a request is in the queue exactly while it is `submitted`. What an
 * officer does is on condition that lease and first acceptance are as read: `review-taken` when another officer has
 * taken it since, `request-wrong-state` when it has left the queue, else `busy`.
 */
export interface ReviewQueue {
  enter(entry: QueuedRequest): Piece;
  leave(postId: string, place: QueuePlace): Piece;
  /** One that waits; undefined when it does not. */
  find(postId: string, place: QueuePlace): Promise<QueuedRequest | undefined>;
  /** An officer takes it, or acts on it. */
  leasePiece(entry: QueuedRequest, lease: Lease): Piece;
  /** It is accepted by one officer and waits for another: nobody's until then. */
  acceptPiece(entry: QueuedRequest, accepted: NonNullable<QueuedRequest["accepted"]>): Piece;
  /** It is decided and leaves. */
  decidePiece(entry: QueuedRequest): Piece;
  /** At most `limit` of them after a place, or from the first. */
  page(postId: string, limit: number, after?: QueuePlace): Promise<readonly QueuedRequest[]>;
  /** All of them. */
  whole(postId: string): Promise<readonly QueuedRequest[]>;
  noteBreach(breach: ReviewBreach): Piece;
  /** Notes a submission in the same write as the submission itself: counted once, whatever is repeated. */
  noteSubmission(submission: Submission): Piece;
  /** Notes a decision likewise. */
  noteDecision(decision: Decision): Piece;
  /** The breaches whose date is in a month (`2026-11`), by date. */
  breaches(postId: string, month: string): Promise<readonly ReviewBreach[]>;
}

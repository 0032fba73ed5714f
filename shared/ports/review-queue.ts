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
}

/** A review that was decided after its date (R5). */
export interface ReviewBreach {
  readonly requestId: string;
  readonly postId: string;
  readonly procedureId: string;
  readonly reviewDueOn: string;
  readonly decidedAt: string;
}

/**
 * The requests of a post that wait for an officer, in order of first submission (R4, R5).
 *
 * `enter` and `leave` carry no condition of their own: each is written in the transaction of a change of the
 * request's state, whose condition judges, so a request is in the queue exactly while it is `submitted`.
 */
export interface ReviewQueue {
  enter(entry: QueuedRequest): Piece;
  leave(postId: string, place: QueuePlace): Piece;
  /** At most `limit` of them after a place, or from the first. */
  page(postId: string, limit: number, after?: QueuePlace): Promise<readonly QueuedRequest[]>;
  /** All of them. */
  whole(postId: string): Promise<readonly QueuedRequest[]>;
  noteBreach(breach: ReviewBreach): Piece;
  /** The breaches whose date is in a month (`2026-11`), by date. */
  breaches(postId: string, month: string): Promise<readonly ReviewBreach[]>;
}

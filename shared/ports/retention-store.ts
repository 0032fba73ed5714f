import type { DeletionCause } from "#shared/domain/request/retention.ts";
import type { Piece } from "./change-store.ts";
import type { StoredPapers } from "./document-store.ts";
import type { RequestRecord } from "./request-store.ts";

/** A request whose papers are to be looked at from an instant on (D4). */
export interface RetentionDue {
  readonly at: string;
  readonly requestId: string;
  readonly cause: DeletionCause;
}

/** What the log says of a deletion (D4). */
export interface Deletion {
  readonly requestId: string;
  readonly postId: string;
  readonly cause: DeletionCause;
  /** When the request ended, when its papers were due to go, and when they went. */
  readonly endedAt: string;
  readonly dueAt: string;
  readonly deletedAt: string;
  /** Files found and deleted; none is left. */
  readonly files: number;
}

/** What is kept until when, and the log of what went (D4). */
export interface RetentionStore {
  /** Rows that are due at `now` (ISO 8601), the longest due first, 100 at most. */
  due(now: string): Promise<readonly RetentionDue[]>;
  /** Looks at a request again later. */
  postpone(row: RetentionDue, at: string): Promise<void>;
  /** Nothing of it is left to look at. */
  forget(row: RetentionDue): Promise<void>;
  /**
   * The request's papers are no longer there: no upload, no note of an officer; the decisions stay. On condition that
   * request and papers are as read. Refusal: `busy`.
   */
  emptyPieces(record: RequestRecord, papers: StoredPapers): readonly Piece[];
  /** The row goes and the log has its line. */
  donePieces(row: RetentionDue, deletion: Deletion): readonly Piece[];
  /**
   * Names, identities and officers' notes of an ended request are no longer there, nor on its appointment; its papers
   * are due. On condition that the request is as read. Refusal: `busy`.
   */
  erasePieces(record: RequestRecord, now: string): readonly Piece[];
  /** What was deleted on a day (UTC), in order. */
  deletions(date: string): Promise<readonly Deletion[]>;
}

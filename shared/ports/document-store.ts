import type { ObjectAddress, Paper } from "#shared/domain/document/paper-key.ts";
import type { PaperUpload, UploadQuota } from "#shared/domain/document/upload.ts";
import type { RequestDocument } from "#shared/domain/request/request.ts";
import type { Piece } from "./change-store.ts";
import type { RequestRecord, Uploads } from "./request-store.ts";

/** A request's papers as uploads see them. */
export interface StoredPapers {
  readonly documents: readonly RequestDocument[];
  readonly uploads: Uploads;
  /** Files granted a day, by beneficiary's number. */
  readonly quota: Readonly<Record<string, UploadQuota>>;
}

/** A new upload in the place of what was read. */
export interface NewUpload {
  readonly paper: Paper;
  readonly before: PaperUpload | undefined;
  readonly upload: PaperUpload;
  readonly quotaBefore: UploadQuota | undefined;
  readonly quota: UploadQuota;
}

/** Uploads of papers: each change is a condition on what the upload was. */
export interface DocumentStore {
  papers(requestId: string): Promise<StoredPapers | undefined>;
  /**
   * A new upload takes the paper's place, on condition that the request is still this account's, in the state that
   * was read, and that paper and quota are as read (D1). Refusals: `not-found`, `request-wrong-state`, `busy`.
   */
  grantPieces(record: RequestRecord, upload: NewUpload): readonly Piece[];
  /** A finding short of a verdict; false when the upload was no longer as read. */
  note(address: ObjectAddress, before: PaperUpload, after: PaperUpload): Promise<boolean>;
  /** The verdict, which nothing replaces but a new upload. Refusal: `busy` when the upload was no longer as read. */
  decidePieces(address: ObjectAddress, before: PaperUpload, after: PaperUpload): readonly Piece[];
  /**
   * Asks that a request is in this state at this post and that this is the upload of a paper, passed: what is shown is
   * what is there (D3). Refusal: `not-found`.
   */
  shownPieces(record: RequestRecord, paper: Paper, uploadId: string): readonly Piece[];
  /** Uploads granted before this instant (ISO 8601) and still without a verdict, oldest first, 100 at most. */
  undecided(grantedBefore: string): Promise<readonly (ObjectAddress & { readonly grantedAt: string })[]>;
  /** Forgets that an upload waits: it was replaced, or nothing ever arrived. */
  forget(grantedAt: string, uploadId: string): Promise<void>;
}

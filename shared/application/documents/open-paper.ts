import { documentShown } from "#events/documents/shown.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller, StaffCaller } from "#shared/domain/caller.ts";
import type { Paper } from "#shared/domain/document/paper-key.ts";
import { paperKeyOf } from "#shared/domain/document/paper-key.ts";
import type { CopyPointer } from "#shared/domain/document/upload.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { isHeldBy, leaseFor } from "#shared/domain/request/lease.ts";
import type { RequestState } from "#shared/domain/request/request.ts";
import type { ChangeStore, Piece } from "#shared/ports/change-store.ts";
import type { CopyLinks } from "#shared/ports/document-files.ts";
import type { DocumentStore } from "#shared/ports/document-store.ts";
import type { RequestRecord, RequestStore } from "#shared/ports/request-store.ts";
import type { ReviewQueue } from "#shared/ports/review-queue.ts";

/** Opening papers. */
export interface OpeningDeps {
  readonly requests: Pick<RequestStore, "find">;
  readonly documents: Pick<DocumentStore, "papers" | "shownPieces">;
  readonly queue: Pick<ReviewQueue, "find" | "leasePiece">;
  readonly changes: ChangeStore;
  readonly links: CopyLinks;
}

/** A link to a rebuilt copy. */
export interface ShownPaper {
  url: string;
  type: CopyPointer["type"];
  expiresAt: string;
}

/** How long a link lasts (D3): long enough for a download to begin, too short to be passed on. */
const LINK_SECONDS = 60;

/** While staff may look at papers: an officer judges them, or the person comes to the desk with them. */
const shownToStaff: readonly RequestState[] = ["submitted", "booked"];

const endings = { "application/pdf": "pdf", "image/jpeg": "jpg" } as const;

/** Whoever holds the request for review holds it for longer by looking at it. */
const renewal = async (
  deps: OpeningDeps,
  { requestId, postId, submittedAt, state }: RequestRecord,
  staffId: string,
  now: number,
): Promise<readonly Piece[]> => {
  if (state !== "submitted" || submittedAt === undefined) return [];
  const entry = await deps.queue.find(postId, { submittedAt, requestId });
  if (entry === undefined || !isHeldBy(entry.lease, staffId, now)) return [];
  const lease = leaseFor(entry.lease, staffId, now);
  return lease === undefined ? [] : [deps.queue.leasePiece(entry, lease)];
};

/** Tells the audit trail in the write whose condition is that the paper is there, then makes the link. */
const show = async (
  deps: OpeningDeps,
  record: RequestRecord,
  paper: Paper,
  { command, now }: Pick<Call<unknown, unknown, unknown>, "command" | "now">,
  more: readonly Piece[] = [],
): Outcome<ShownPaper> => {
  const { requestId, postId } = record;
  const upload = (await deps.documents.papers(requestId))?.uploads[paperKeyOf(paper)];
  if (upload?.copy === undefined) return refuse("not-found");
  const { uploadId, copy } = upload;
  const { beneficiary, documentId } = paper;
  const committed = await deps.changes.commit({
    command,
    pieces: [...deps.documents.shownPieces(record, paper, uploadId), ...more],
    facts: [documentShown.fact(requestId, { requestId, uploadId, beneficiary, documentId }, postId)],
    // A link is a key: it is made anew for a repeated command and never stored.
    answer: { status: 201, body: { uploadId } },
    now,
  });
  if (!committed.ok) return committed;
  const url = await deps.links.sign(copy, `${paperKeyOf(paper)}.${endings[copy.type]}`, LINK_SECONDS);
  const expiresAt = new Date(now + LINK_SECONDS * 1000).toISOString();
  return { ok: true, value: { status: 201, body: { url, type: copy.type, expiresAt } } };
};

/**
 * Gives staff of a request's post a link of a minute to the rebuilt copy of one paper (D3), while the request is in
 * review or has an appointment. Each opening is a fact. Errors: `not-found` (also another post's, and otherwise).
 */
export const openPaper = async (
  deps: OpeningDeps,
  call: Call<Paper & { postId: string; requestId: string }, unknown, unknown, StaffCaller>,
): Outcome<ShownPaper> => {
  const { postId, requestId, beneficiary, documentId } = call.params;
  const record = await deps.requests.find(requestId);
  if (record?.postId !== postId || !shownToStaff.includes(record.state)) return refuse("not-found");
  const more = await renewal(deps, record, call.caller.staffId, call.now);
  return show(deps, record, { beneficiary, documentId }, call, more);
};

/** Gives citizens the same link to a paper of their own, while it is kept. Errors: `not-found` (also somebody else's). */
export const openOwnPaper = async (
  deps: OpeningDeps,
  call: Call<Paper & { requestId: string }, unknown, unknown, CitizenCaller>,
): Outcome<ShownPaper> => {
  const { requestId, beneficiary, documentId } = call.params;
  const record = await deps.requests.find(requestId);
  return record?.accountId === call.caller.accountId
    ? show(deps, record, { beneficiary, documentId }, call)
    : refuse("not-found");
};

import { documentGranted } from "#events/documents/granted.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { channelOf } from "#shared/domain/channel.ts";
import { displayFileName } from "#shared/domain/document/file-name.ts";
import type { PaperType } from "#shared/domain/document/limits.ts";
import type { Paper } from "#shared/domain/document/paper-key.ts";
import { objectKeyOf, paperKeyOf } from "#shared/domain/document/paper-key.ts";
import type { PaperUpload } from "#shared/domain/document/upload.ts";
import { oneMore } from "#shared/domain/document/upload.ts";
import { idFrom } from "#shared/domain/ids.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { hasExpired } from "#shared/domain/request/request.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { UploadForm, UploadGrants } from "#shared/ports/document-files.ts";
import type { DocumentStore, StoredPapers } from "#shared/ports/document-store.ts";
import type { RequestRecord, RequestStore } from "#shared/ports/request-store.ts";

/** Granting uploads. */
export interface GrantingDeps {
  readonly clock: Clock;
  readonly requests: Pick<RequestStore, "find">;
  readonly documents: Pick<DocumentStore, "papers" | "grantPieces">;
  readonly grants: UploadGrants;
  readonly changes: ChangeStore;
}

/** What a citizen says of the file they will send. */
export interface AnnouncedFile {
  readonly type: PaperType;
  readonly sha256: string;
  readonly name: string;
}

/** Where to send it, and until when. */
export interface UploadGrantReply extends UploadForm {
  readonly uploadId: string;
  readonly expiresAt: string;
}

/** How long a grant lasts (D1): a 10 MB photograph takes four minutes on a slow mobile line. */
const GRANT_SECONDS = 300;

/** Why this paper takes no file now (R4, R7); undefined when it does. */
const closed = (
  record: RequestRecord,
  papers: StoredPapers,
  paper: Paper,
  now: number,
): Refusal | undefined => {
  const { state } = record;
  if (state !== "draft" && state !== "needs-correction")
    return { code: "request-wrong-state", details: { state } };
  if (hasExpired(record, now)) return { code: "correction-deadline-passed" };
  const document = papers.documents.find((each) => paperKeyOf(each) === paperKeyOf(paper));
  if (document === undefined) return { code: "document-unknown" };
  return document.state === "accepted" ? { code: "document-accepted" } : undefined;
};

type GrantCall = Call<Paper & { requestId: string }, unknown, AnnouncedFile, CitizenCaller>;

/** One try: papers of one person that are chosen together meet at its quota, and the loser reads again. */
const attempt = async (
  deps: GrantingDeps,
  call: GrantCall,
  uploadId: string,
): Outcome<{ uploadId: string }> => {
  const { requestId, beneficiary, documentId } = call.params;
  const paper = { beneficiary, documentId };
  const [record, papers] = await Promise.all([
    deps.requests.find(requestId),
    deps.documents.papers(requestId),
  ]);
  if (record === undefined || papers === undefined || record.accountId !== call.caller.accountId)
    return refuse("not-found");
  const refusal = closed(record, papers, paper, call.now);
  if (refusal) return { ok: false, error: refusal };
  const { type, sha256, name } = call.body;
  const before = papers.uploads[paperKeyOf(paper)];
  const quotaBefore = papers.quota[String(beneficiary)];
  // The same command again is given its grant anew, and is no further file.
  const quota = before?.uploadId === uploadId ? quotaBefore : oneMore(quotaBefore, call.now);
  if (quota === undefined) return refuse("document-quota");
  const upload: PaperUpload = {
    uploadId,
    state: "granted",
    type,
    name: displayFileName(name),
    sha256,
    grantedAt: new Date(call.now).toISOString(),
  };
  return deps.changes.commit({
    command: call.command,
    pieces: deps.documents.grantPieces(record, { paper, before, upload, quotaBefore, quota }),
    facts: [
      documentGranted.fact(
        requestId,
        {
          requestId,
          uploadId,
          beneficiary,
          documentId,
          type,
          channel: channelOf(call.caller, record.postId),
        },
        record.postId,
      ),
    ],
    // The form holds a signature: it is made anew for a repeated command and never stored.
    answer: { status: 201, body: { uploadId } },
    now: call.now,
  });
};

/** As many as one person's papers that are chosen at once, and some. */
const ATTEMPTS = 8;

/**
 * No further try begins this long after the command, in milliseconds: one that meets nothing but conflicts takes some
 * two seconds until it is `busy`, and eight of them would outlast the function, whose caller then learns nothing.
 */
const TRYING_MS = 4_000;

const isBusy = (outcome: Awaited<Outcome<unknown>>): boolean => !outcome.ok && outcome.error.code === "busy";

/**
 * Lets a citizen upload one file for one paper of their draft, or of what they are to correct (D1): exactly this
 * type and these bytes, within five minutes. It takes the place of what was uploaded before; ten files a day for
 * each beneficiary, judged in the write.
 *
 * Errors: `not-found` (also somebody else's), `request-wrong-state`, `correction-deadline-passed`,
 * `document-unknown`, `document-accepted`, `document-quota`, `busy` when others kept changing the same papers.
 */
export const grantUpload = async (deps: GrantingDeps, call: GrantCall): Outcome<UploadGrantReply> => {
  const { requestId, beneficiary, documentId } = call.params;
  const uploadId = idFrom("upload", call.command.id);
  const inTime = () => deps.clock.now() - call.now < TRYING_MS;
  let committed = await attempt(deps, call, uploadId);
  for (let tries = 1; tries < ATTEMPTS && isBusy(committed) && inTime(); tries += 1)
    committed = await attempt(deps, call, uploadId);
  if (!committed.ok) return committed;
  const key = objectKeyOf({ requestId, beneficiary, documentId, uploadId });
  const { type, sha256 } = call.body;
  const { url, fields } = await deps.grants.sign(key, type, sha256, GRANT_SECONDS);
  const expiresAt = new Date(call.now + GRANT_SECONDS * 1000).toISOString();
  return { ok: true, value: { status: 201, body: { uploadId, expiresAt, url, fields: { ...fields } } } };
};

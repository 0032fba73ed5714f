import { documentInspected } from "#events/documents/inspected.v1.ts";
import type { ObjectAddress } from "#shared/domain/document/paper-key.ts";
import { paperKeyOf } from "#shared/domain/document/paper-key.ts";
import type { Finding, PaperUpload } from "#shared/domain/document/upload.ts";
import { isDecided, settle } from "#shared/domain/document/upload.ts";
import type { BadVerdict, GoodVerdict } from "#shared/domain/document/verdict.ts";
import { verdictOutcomes } from "#shared/domain/document/verdict.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { DocumentStore } from "#shared/ports/document-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";

/** Settling uploads. */
export interface SettlingUploadDeps {
  readonly clock: Clock;
  readonly documents: Pick<DocumentStore, "papers" | "note" | "decidePieces">;
  readonly requests: Pick<RequestStore, "find">;
  readonly changes: ChangeStore;
}

/** The current upload of an object; undefined when another took its place, or its request is gone. */
export const uploadAt = async (
  deps: Pick<SettlingUploadDeps, "documents">,
  address: ObjectAddress,
): Promise<PaperUpload | undefined> => {
  const papers = await deps.documents.papers(address.requestId);
  const upload = papers?.uploads[paperKeyOf(address)];
  return upload?.uploadId === address.uploadId ? upload : undefined;
};

/** The verdict and its fact in one write, once whoever brings it. */
const decide = async (
  deps: SettlingUploadDeps,
  address: ObjectAddress,
  before: PaperUpload,
  after: PaperUpload,
  verdict: GoodVerdict | BadVerdict,
): Promise<boolean> => {
  const { requestId, uploadId, beneficiary, documentId } = address;
  const record = await deps.requests.find(requestId);
  if (record === undefined) throw new Error("papers without their request");
  const committed = await deps.changes.commit({
    command: systemCommand("documents", uploadId),
    pieces: deps.documents.decidePieces(address, before, after),
    facts: [
      documentInspected.fact(
        requestId,
        { requestId, uploadId, beneficiary, documentId, outcome: verdictOutcomes[verdict], verdict },
        record.postId,
      ),
    ],
    answer: { status: 200, body: null },
    now: deps.clock.now(),
  });
  if (!committed.ok && committed.error.code === "idempotency-key-reused")
    throw new Error("two verdicts of one upload");
  return committed.ok;
};

/** Inspection and scan meet here, and each meets the other at most once. */
const ATTEMPTS = 4;

/**
 * Adds a finding to an upload (D2). Whatever comes second, inspection or scan, makes the verdict; a finding about an
 * upload that was replaced, or repeated, changes nothing.
 *
 * @throws {RedeliveryWanted} when others kept changing the same upload.
 */
export const settleUpload = async (
  deps: SettlingUploadDeps,
  address: ObjectAddress,
  finding: Finding,
): Promise<PaperUpload | undefined> => {
  for (let tries = 0; tries < ATTEMPTS; tries += 1) {
    const before = await uploadAt(deps, address);
    if (before === undefined) return undefined;
    const after = settle(before, finding, deps.clock.now());
    if (after === before) return before;
    const { verdict } = after;
    const done =
      isDecided(after) && verdict !== undefined
        ? await decide(deps, address, before, after, verdict)
        : await deps.documents.note(address, before, after);
    if (done) return after;
  }
  throw new RedeliveryWanted("document-contended");
};

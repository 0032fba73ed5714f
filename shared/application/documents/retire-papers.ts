import { documentsDeleted } from "#events/documents/deleted.v1.ts";
import { dueAt, endOf } from "#shared/domain/request/retention.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { KeptFiles } from "#shared/ports/document-files.ts";
import type { DocumentStore, StoredPapers } from "#shared/ports/document-store.ts";
import type { RequestRecord, RequestStore } from "#shared/ports/request-store.ts";
import type { RetentionDue, RetentionStore } from "#shared/ports/retention-store.ts";

/** Letting papers go. */
export interface RetiringDeps {
  readonly clock: Clock;
  readonly requests: Pick<RequestStore, "find">;
  readonly documents: Pick<DocumentStore, "papers">;
  readonly retention: RetentionStore;
  readonly files: KeptFiles;
  readonly changes: ChangeStore;
}

/** How many requests were deleted from, and how many rows a run could not settle and leaves to the next. */
export interface Retired {
  deleted: number;
  left: number;
}

/** Longest run: the next one, an hour later, carries on. */
const RUN_MS = 240_000;

const touchedAt = ({ uploads }: StoredPapers): string | undefined =>
  Object.values(uploads)
    .map(({ grantedAt }) => grantedAt)
    .toSorted()
    .at(-1);

/**
 * First nothing says that there are papers, then they go, then the log says so: cut off anywhere, the row is still
 * there and all of it is done again. False when the request or its papers changed meanwhile.
 */
const retire = async (
  deps: RetiringDeps,
  row: RetentionDue,
  record: RequestRecord,
  papers: StoredPapers,
  due: { readonly endedAt: string; readonly dueAt: string },
): Promise<boolean> => {
  const { requestId, cause, at } = row;
  const { postId } = record;
  const now = deps.clock.now();
  const answer = { status: 200, body: null };
  const emptied = await deps.changes.commit({
    command: systemCommand("retention", "empty", requestId, at),
    pieces: deps.retention.emptyPieces(record, papers),
    facts: [],
    answer,
    now,
  });
  if (!emptied.ok) return false;
  const files = await deps.files.removeAll(requestId);
  const deletion = { requestId, postId, cause, ...due, deletedAt: new Date(now).toISOString(), files };
  const { postId: _post, deletedAt: _at, ...told } = deletion;
  const done = await deps.changes.commit({
    command: systemCommand("retention", "done", requestId, at),
    pieces: deps.retention.donePieces(row, deletion),
    facts: [documentsDeleted.fact(requestId, told, postId)],
    answer,
    now,
  });
  return done.ok;
};

const settle = async (deps: RetiringDeps, row: RetentionDue): Promise<"deleted" | "kept" | "left"> => {
  const now = deps.clock.now();
  const [record, papers] = await Promise.all([
    deps.requests.find(row.requestId),
    deps.documents.papers(row.requestId),
  ]);
  if (record === undefined || papers === undefined) {
    await deps.retention.forget(row);
    return "kept";
  }
  const endedAt = endOf(record, now, touchedAt(papers));
  const due = dueAt(endedAt, now);
  if (endedAt !== undefined && row.cause === "erasure")
    return (await retire(deps, row, record, papers, { endedAt, dueAt: row.at })) ? "deleted" : "left";
  if (endedAt === undefined || Date.parse(due) > now) {
    await deps.retention.postpone(row, due);
    return "kept";
  }
  return (await retire(deps, row, record, papers, { endedAt, dueAt: due })) ? "deleted" : "left";
};

/**
 * Deletes the papers of requests that ended ninety days ago, and of those whose owner asked (D4): files, their names,
 * officers' notes. Each deletion is a line of the log and a fact of the audit trail. A request that goes on is looked
 * at again before its papers can be due.
 */
export const retirePapers = async (deps: RetiringDeps): Promise<Retired> => {
  const began = deps.clock.now();
  const counts: Retired = { deleted: 0, left: 0 };
  const seen = new Set<string>();
  for (;;) {
    const rows = (await deps.retention.due(new Date(deps.clock.now()).toISOString())).filter(
      ({ at, requestId }) => !seen.has(`${at} ${requestId}`),
    );
    if (rows.length === 0) return counts;
    for (const row of rows) {
      seen.add(`${row.at} ${row.requestId}`);
      const outcome = await settle(deps, row);
      if (outcome !== "kept") counts[outcome] += 1;
    }
    if (deps.clock.now() - began > RUN_MS) return counts;
  }
};

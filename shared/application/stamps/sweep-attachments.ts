import { whyNotPending } from "#shared/domain/request/request.ts";
import { explain } from "#shared/domain/stamp/stamp.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { Attachment } from "#shared/ports/attachment-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Due, DueStore } from "#shared/ports/due-store.ts";
import { attachmentDue } from "./attachment-due.ts";
import type { DetachDeps } from "./detach-stamp.ts";
import { detachedFact, detachPieces } from "./detach-stamp.ts";

/** What ending the attachments of requests that are over needs. */
export interface AttachmentSweepDeps
  extends Pick<DetachDeps, "requests" | "stamps" | "orders" | "attachments"> {
  readonly changes: Pick<ChangeStore, "commit">;
  readonly due: Pick<DueStore, "put" | "settle" | "forget" | "move">;
}

/** Frees one stamp; true when nothing is left to do for it. */
const end = async (deps: AttachmentSweepDeps, attachment: Attachment, due: Due, now: number) => {
  const stored = await deps.stamps.find([attachment.stampKey]);
  if (stored === undefined) throw new Error("an attachment has no stamp");
  // Suspended: it stays where it is until somebody has decided about it.
  if (explain("detach", stored.stamp, now, { requestId: attachment.requestId })) return false;
  const outcome = await deps.changes.commit({
    command: systemCommand("stamps-sweep", due.kind, due.id, due.at, attachment.stampId),
    pieces: detachPieces(deps, attachment, stored.stamp, now),
    facts: [detachedFact(attachment, stored.stamp, "request-over", now)],
    answer: { status: 200, body: { stampId: attachment.stampId } },
    now,
  });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return true;
};

/**
 * Looks at a request that had stamps attached: they are freed when it is over, served without them, withdrawn or past
 * its dates (T5). Its end is judged from the request itself, so that no end, of whatever kind, forgets its stamps; a
 * day at most passes, for which the clock stands still. A request under way is looked at again a day later.
 *
 * @throws when the database is busy: the next run meets the row again.
 */
export const sweepAttachments = async (deps: AttachmentSweepDeps, due: Due, now: number): Promise<void> => {
  const [record, attached] = await Promise.all([deps.requests.find(due.id), deps.attachments.of(due.id)]);
  if (attached.length === 0) return await deps.due.forget(due);
  const over = record === undefined || whyNotPending(record, now) !== undefined;
  let left = attached.length;
  for (const attachment of over ? attached : []) if (await end(deps, attachment, due, now)) left -= 1;
  if (left === 0) return await deps.due.forget(due);
  await deps.due.move(due, attachmentDue(due.id, now));
};

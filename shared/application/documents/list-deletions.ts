import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import type { Deletion, RetentionStore } from "#shared/ports/retention-store.ts";

/** One day of the log of deletions. */
export interface DeletionsView {
  deletions: Deletion[];
  overdue: boolean;
}

/** The job runs every hour: what it has not done in a day, it does not do. */
const OVERDUE_MS = 24 * 60 * 60 * 1000;

/** The log that proves what was deleted on a day, and whether anything is left that should not be (D4). */
export const listDeletions = async (
  deps: { readonly retention: Pick<RetentionStore, "deletions" | "due"> },
  { query, now }: Call<unknown, { date: string }, unknown, StaffCaller>,
): Outcome<DeletionsView> => {
  const [deletions, left] = await Promise.all([
    deps.retention.deletions(query.date),
    deps.retention.due(new Date(now - OVERDUE_MS).toISOString()),
  ]);
  return { ok: true, value: { status: 200, body: { deletions: [...deletions], overdue: left.length > 0 } } };
};

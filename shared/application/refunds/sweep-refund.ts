import { refundDue } from "#events/refunds/due.v1.ts";
import { nextLook } from "#shared/domain/refund/refund.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Due, DueStore } from "#shared/ports/due-store.ts";
import type { RefundStore } from "#shared/ports/refund-store.ts";
import { refundLookAt } from "./open-refund.ts";

/** What looking at refunds again needs. */
export interface RefundSweepDeps {
  readonly changes: Pick<ChangeStore, "commit">;
  readonly refunds: Pick<RefundStore, "find" | "putOff">;
  readonly due: Pick<DueStore, "put" | "settle" | "forget">;
}

/**
 * Has a refund that is not paid yet tried, or its outcome asked for, again, and puts the next look off (T9). Whether
 * anybody may call the provider now, the claim decides.
 *
 * @throws when the database is busy: the next run meets the row again.
 */
export const sweepRefund = async (deps: RefundSweepDeps, due: Due, now: number): Promise<void> => {
  const [orderId = "", refundId = ""] = due.id.split(".");
  const refund = await deps.refunds.find(orderId, refundId);
  if (refund === undefined || refund.state === "paid" || refund.lookAt !== due.at)
    return deps.due.forget(due);
  const lookAt = nextLook(now, refund.tries);
  const outcome = await deps.changes.commit({
    command: systemCommand("stamps-sweep", due.kind, due.id, due.at),
    pieces: [
      deps.refunds.putOff(refund, lookAt),
      deps.due.settle(due),
      deps.due.put(refundLookAt({ ...refund, lookAt })),
    ],
    facts: [refundDue.fact(refundId, { refundId, orderId }, refund.postId)],
    answer: { status: 200, body: { refundId } },
    now,
  });
  if (!outcome.ok && outcome.error.code !== "refund-wrong-state") throw new Error(outcome.error.code);
};

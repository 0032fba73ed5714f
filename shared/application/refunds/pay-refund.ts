import { refundDue } from "#events/refunds/due.v1.ts";
import { refundFailed } from "#events/refunds/failed.v1.ts";
import { readEvent } from "#events/registry.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import type { Refund } from "#shared/domain/refund/refund.ts";
import { nextLook, paysBack, STUCK_AFTER } from "#shared/domain/refund/refund.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { DueStore } from "#shared/ports/due-store.ts";
import type { RefundOutcome, RefundProvider } from "#shared/ports/refund-provider.ts";
import type { RefundStore } from "#shared/ports/refund-store.ts";
import { refundLookAt } from "./open-refund.ts";
import type { SettleDeps } from "./settle-refund.ts";
import { settleRefund } from "./settle-refund.ts";

/** What paying refunds needs. */
export interface PayRefundDeps extends SettleDeps {
  readonly clock: Clock;
  readonly refunds: Pick<RefundStore, "find" | "ofOrder" | "claim" | "paid" | "failed">;
  readonly due: Pick<DueStore, "put" | "settle">;
  readonly provider: RefundProvider;
  /** A token that nobody else has. */
  readonly newToken: () => string;
  /** Notes how a try ended: its outcome, and whether it is one of too many. */
  readonly onTried: (state: RefundOutcome["state"], stuck: boolean) => void;
}

/**
 * Asks the provider, after every try but the first whether it has paid already: a call whose answer was lost, or whose
 * caller died, may have done its work. It is paid only when it surely is not.
 */
const ask = async (deps: PayRefundDeps, refund: Refund): Promise<RefundOutcome> => {
  const { orderId, amountMad } = refund;
  const order = { orderId, amountMad };
  if (refund.tries === 0) return deps.provider.pay(order);
  const others = await deps.refunds.ofOrder(orderId);
  const known = others.flatMap(({ reference }) => reference ?? []);
  const before = await deps.provider.find(order, known);
  return before.state === "refused" ? deps.provider.pay(order) : before;
};

/** Notes that the provider said no, and puts the next try off. */
const recordFailure = async (
  deps: PayRefundDeps,
  refund: Refund,
  { token, reason, now }: { readonly token: string; readonly reason: string; readonly now: number },
): Promise<void> => {
  const { refundId, orderId, postId } = refund;
  const tries = refund.tries + 1;
  const lookAt = nextLook(now, tries);
  const outcome = await deps.changes.commit({
    command: systemCommand("refunds-pay", "failed", refundId, tries),
    pieces: [
      ...deps.refunds.failed(refund, token, lookAt),
      deps.due.settle(refundLookAt(refund)),
      deps.due.put(refundLookAt({ ...refund, lookAt })),
    ],
    facts: [refundFailed.fact(refundId, { refundId, orderId, reason, tries }, postId)],
    answer: { status: 200, body: { refundId } },
    now,
  });
  if (!outcome.ok) throw new RedeliveryWanted(outcome.error.code);
};

/**
 * Pays a refund that is due (T9), never twice: it is claimed first, one refund of an order at a time; paid by one call;
 * and recorded in one transaction with stamp and ledger. A claim whose caller died lapses after ten minutes; the sweep
 * then has the outcome asked for. What can't be known now is left to it as well.
 *
 * @throws `RedeliveryWanted` when the database is busy, or the refund is not there yet.
 */
export const payRefund = async (deps: PayRefundDeps, body: unknown): Promise<void> => {
  const { data } = readEvent(refundDue, body);
  const found = await deps.refunds.find(data.orderId, data.refundId);
  if (found === undefined) throw new RedeliveryWanted("refund-unknown");
  if (found.state === "paid" || !paysBack[found.channel]) return;
  const token = deps.newToken();
  const refund = await deps.refunds.claim(found, token, deps.clock.now());
  // Under way elsewhere, or another refund of the order is: the sweep looks again.
  if (refund === undefined) return;
  const outcome = await ask(deps, refund);
  const now = deps.clock.now();
  deps.onTried(outcome.state, refund.tries + 1 >= STUCK_AFTER && outcome.state !== "paid");
  if (outcome.state === "paid") await settleRefund(deps, refund, { reference: outcome.reference, now });
  else if (outcome.state === "refused")
    await recordFailure(deps, refund, { token, reason: outcome.reason, now });
};

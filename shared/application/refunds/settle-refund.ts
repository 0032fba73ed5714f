import { refundPaid } from "#events/refunds/paid.v1.ts";
import type { Command } from "#shared/domain/call.ts";
import { ledgerEntry, refundPaidLines } from "#shared/domain/ledger/ledger.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import type { Refund } from "#shared/domain/refund/refund.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { Change, ChangeStore } from "#shared/ports/change-store.ts";
import type { DueStore } from "#shared/ports/due-store.ts";
import type { LedgerStore } from "#shared/ports/ledger-store.ts";
import type { RefundEnd, RefundStore } from "#shared/ports/refund-store.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";
import { refundLookAt } from "./open-refund.ts";

/** What recording that money went back needs. */
export interface SettleDeps {
  readonly changes: Pick<ChangeStore, "commit">;
  readonly refunds: Pick<RefundStore, "paid">;
  readonly stamps: Pick<StampStore, "change">;
  readonly due: Pick<DueStore, "settle">;
  readonly ledger: LedgerStore;
}

/** Refund paid, stamp refunded, ledger entry and fact (T9): one change, whoever paid it. */
export const paidChange = (
  deps: Pick<SettleDeps, "stamps" | "ledger">,
  refund: Refund,
  command: Command,
  { reference, now }: RefundEnd,
): Pick<Change<unknown>, "pieces" | "facts"> => {
  const { refundId, orderId, accountId, postId, kind, channel, amountMad, stamp } = refund;
  const told = { refundId, orderId, accountId, kind, channel, amountMad };
  return {
    pieces: [
      ...(stamp === undefined ? [] : [deps.stamps.change(stamp.stampKey, "refund", { wanted: {}, now })]),
      deps.ledger.entry(
        ledgerEntry({
          entryId: command.id,
          kind: "refund-paid",
          at: new Date(now).toISOString(),
          postId,
          channel,
          // By the order and the provider's number, settlement files find it.
          subjects: [orderId, refundId, reference, ...(stamp ? [stamp.stampId] : [])],
          lines: refundPaidLines(kind, channel, amountMad),
        }),
      ),
    ],
    facts: [refundPaid.fact(refundId, { ...told, ...(stamp && { stampId: stamp.stampId }) }, postId)],
  };
};

/**
 * Records that the provider paid, once however often it says so.
 *
 * @throws `RedeliveryWanted` when the database is busy: the outcome is asked for again.
 */
export const settleRefund = async (deps: SettleDeps, refund: Refund, end: RefundEnd): Promise<void> => {
  const command = systemCommand("refunds-pay", "paid", refund.refundId);
  const { pieces, facts } = paidChange(deps, refund, command, end);
  const outcome = await deps.changes.commit({
    command,
    pieces: [...deps.refunds.paid(refund, end), ...pieces, deps.due.settle(refundLookAt(refund))],
    facts,
    answer: { status: 200, body: { refundId: refund.refundId } },
    now: end.now,
  });
  if (!outcome.ok) throw new RedeliveryWanted(outcome.error.code);
};

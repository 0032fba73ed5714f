import { nextDay } from "#shared/domain/ledger/close.ts";
import type { LedgerEntry } from "#shared/domain/ledger/ledger.ts";
import type { PaymentChannel } from "#shared/domain/order/order.ts";
import { paymentChannels } from "#shared/domain/order/order.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import type { Difference } from "#shared/domain/settlement/difference.ts";
import { differenceIdOf, settlementDays } from "#shared/domain/settlement/difference.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { CloseDeps } from "./deps.ts";
import { differenceFact } from "./open-difference.ts";

/** Captures are looked up so many at a time. */
const AT_ONCE = 8;

/** The difference of a capture for which no money came; the same whoever finds it. */
export const unpaidIdOf = (channel: PaymentChannel, transactionId: string): string =>
  differenceIdOf("issued-not-paid", channel, transactionId);

const reportEntry = async (deps: CloseDeps, entry: LedgerEntry): Promise<void> => {
  const { channel, postId, lines } = entry;
  const [orderId, transactionId] = entry.subjects;
  if (channel === undefined || orderId === undefined || transactionId === undefined) return;
  if ((await deps.settlements.settled(channel, "sale", transactionId)) !== undefined) return;
  const differenceId = unpaidIdOf(channel, transactionId);
  if ((await deps.differences.find(differenceId)) !== undefined) return;
  const now = deps.clock.now();
  const difference: Difference = {
    differenceId,
    kind: "issued-not-paid",
    state: "open",
    owner: postId ?? "network",
    channel,
    orderId,
    transactionId,
    oursMad: lines.reduce((sum, { amountMad }) => sum + Math.max(amountMad, 0), 0),
    openedAt: new Date(now).toISOString(),
  };
  const outcome = await deps.changes.commit({
    command: systemCommand("ledger-close", "unpaid", channel, transactionId),
    // A row that tells of it at this moment comes first, or finds the difference.
    pieces: [deps.differences.openPiece(difference), deps.settlements.unsettledPiece(channel, transactionId)],
    facts: [differenceFact(difference, "open")],
    answer: { status: 200, body: null },
    now,
  });
  if (!outcome.ok) throw new RedeliveryWanted(outcome.error.code);
};

/**
 * Opens a difference for each capture that its channel should have paid by the day that is being closed and that no
 * settlement file has told of (T10): issued, not paid.
 */
export const reportUnpaid = async (deps: CloseDeps, date: string): Promise<void> => {
  for (const channel of paymentChannels) {
    let batch: Promise<void>[] = [];
    for await (const entry of deps.ledger.ofDay(nextDay(date, -settlementDays[channel]))) {
      if (entry.channel !== channel || !["capture", "return-due"].includes(entry.kind)) continue;
      batch.push(reportEntry(deps, entry));
      if (batch.length === AT_ONCE) {
        await Promise.all(batch);
        batch = [];
      }
    }
    await Promise.all(batch);
  }
};

import { messageSettled } from "#events/messages/settled.v1.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { MessageStore, Receipt } from "#shared/ports/message-store.ts";

/** What recording a receipt needs. */
export interface ReceiptDeps {
  readonly clock: Clock;
  readonly messages: Pick<MessageStore, "putReceipt" | "find" | "settle" | "settling">;
  readonly changes: Pick<ChangeStore, "commit">;
}

/**
 * Records the network's word on an SMS, and settles its message if it is known which one that is (N3). Of a stamp's
 * code it is told on, in the same write: its buyer sees how far it came (T4). Who reads receipts has no right to
 * orders; who delivers codes notes it there.
 *
 * A receipt seen twice, or after a better one, changes nothing.
 *
 * @throws RedeliveryWanted while the database is busy: the line is delivered again.
 */
export const recordReceipt = async (deps: ReceiptDeps, receipt: Receipt): Promise<void> => {
  const { status, at } = receipt;
  const { messageId } = await deps.messages.putReceipt(receipt);
  const message = messageId === undefined ? undefined : await deps.messages.find(messageId);
  if (messageId === undefined || message === undefined) return;
  const { sending } = message;
  if (sending === undefined) return await deps.messages.settle(messageId, status, at);
  const outcome = await deps.changes.commit({
    command: systemCommand("messages-receipt", messageId, status),
    pieces: [deps.messages.settling(messageId, status, at)],
    facts: [messageSettled.fact(messageId, { messageId, status, sentAt: at, ...sending })],
    answer: { status: 200, body: { messageId } },
    now: deps.clock.now(),
  });
  if (!outcome.ok && outcome.error.code !== "not-found") throw new RedeliveryWanted(outcome.error.code);
};

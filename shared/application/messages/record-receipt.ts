import type { MessageStore, Receipt } from "#shared/ports/message-store.ts";

/** What recording a receipt needs. */
export interface ReceiptDeps {
  readonly messages: Pick<MessageStore, "putReceipt" | "settle">;
}

/** Records the network's word on an SMS, and settles its message if it is known which one that is (N3). */
export const recordReceipt = async (deps: ReceiptDeps, receipt: Receipt): Promise<void> => {
  const { messageId } = await deps.messages.putReceipt(receipt);
  if (messageId !== undefined) await deps.messages.settle(messageId, receipt.status, receipt.at);
};

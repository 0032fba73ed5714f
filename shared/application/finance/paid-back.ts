import { nextDay } from "#shared/domain/ledger/close.ts";
import type { PaymentChannel } from "#shared/domain/order/order.ts";
import type { SettlementRow } from "#shared/domain/settlement/row.ts";
import type { LedgerReader } from "#shared/ports/ledger-reader.ts";

/**
 * What our ledger says went back to a payer by the transaction of a refund row, in centimes of dirham; undefined when
 * it knows of none. It reads the days around the provider's: refunds are few, and clocks differ by a day at most.
 */
export const paidBackMad = async (
  ledger: LedgerReader,
  channel: PaymentChannel,
  { transactionId, reference, occurredOn, amountMad }: SettlementRow,
  /** The order that the reference stands for: an agency knows only the number that was paid. */
  orderId: string = reference,
): Promise<number | undefined> => {
  let another: number | undefined;
  for (let date = nextDay(occurredOn, -1); date <= nextDay(occurredOn); date = nextDay(date)) {
    for await (const entry of ledger.ofDay(date)) {
      if (entry.kind !== "refund-paid" || entry.channel !== channel) continue;
      const paidMad = entry.lines.reduce((sum, line) => sum + Math.max(line.amountMad, 0), 0);
      if (entry.subjects.includes(transactionId)) return paidMad;
      if (entry.subjects.includes(orderId) && (another === undefined || paidMad === amountMad))
        another = paidMad;
    }
  }
  return another;
};

import type { PaymentChannel } from "#shared/domain/order/order.ts";
import type { Refund } from "#shared/domain/refund/refund.ts";
import type { SettlementRow } from "#shared/domain/settlement/row.ts";

/**
 * What we paid back by the transaction of a refund row, in centimes of dirham; undefined when we know of none (T9, T10).
 * Only the number of the payment counts, as its provider gave it or an agent took it from the receipt: by order and
 * amount, money that went back twice would be explained by the refund that it doubles.
 */
export const paidBackMad = (
  refunds: readonly Refund[],
  channel: PaymentChannel,
  { transactionId }: Pick<SettlementRow, "transactionId">,
): number | undefined =>
  refunds.find(
    (refund) => refund.state === "paid" && refund.channel === channel && refund.reference === transactionId,
  )?.amountMad;

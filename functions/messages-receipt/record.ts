import { readDeliveryStatus } from "#shared/adapters/sns/delivery-status.ts";
import type { ReceiptDeps } from "#shared/application/messages/record-receipt.ts";
import { recordReceipt } from "#shared/application/messages/record-receipt.ts";
import { log } from "#shared/observability/log.ts";
import { count } from "#shared/observability/metric.ts";

/** One line of the delivery log; one that is none must not take the others of its delivery with it. */
export const record = async (deps: ReceiptDeps, line: string): Promise<void> => {
  const receipt = readDeliveryStatus(line);
  if (receipt === undefined) {
    log.warn("receipt-malformed");
    count("receipt-malformed");
    return;
  }
  await recordReceipt(deps, receipt);
  count(`sms-${receipt.status}`);
};

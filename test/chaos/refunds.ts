import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { refundOf } from "#shared/adapters/dynamodb/refund-item.ts";
import { refundLookAt } from "#shared/application/refunds/open-refund.ts";
import type { Refund } from "#shared/domain/refund/refund.ts";
import { putItem, setOf } from "#test/local/path/money-steps.ts";
import { everything } from "#test/local/support/stored.ts";

/** Card refunds that are not paid: they are looked at again every quarter of an hour, one of an order at a time. */
export const unpaidRefunds = async (): Promise<readonly Refund[]> =>
  (await everything("stamps"))
    .filter(({ sk }) => String(sk).startsWith(keys.refund("", "").sk))
    .map(refundOf)
    .filter(({ channel, state }) => channel === "card" && state !== "paid");

/** The quarter of an hour has passed, and so have the claims of callers that died. */
export const letRefundsFallDue = async (refunds: readonly Refund[]): Promise<void> => {
  for (const refund of refunds) {
    const lookAt = new Date(Date.now() - 1_000).toISOString();
    const claim = refund.claim && { ...refund.claim, until: lookAt };
    await setOf(keys.refund(refund.orderId, refund.refundId), { lookAt, ...(claim && { claim }) });
    const due = refundLookAt({ ...refund, lookAt });
    await putItem({ ...keys.stampsDue(due.at, due.kind, due.id), ...due });
  }
};

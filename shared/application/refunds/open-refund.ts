import type { Fact } from "#events/envelope.ts";
import { refundAsked } from "#events/refunds/asked.v1.ts";
import { refundDue } from "#events/refunds/due.v1.ts";
import { idFrom } from "#shared/domain/ids.ts";
import type { Order, PaymentChannel } from "#shared/domain/order/order.ts";
import type { Refund, RefundedStamp, RefundKind } from "#shared/domain/refund/refund.ts";
import { nextLook, paysBack } from "#shared/domain/refund/refund.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { Due, DueStore } from "#shared/ports/due-store.ts";
import type { RefundStore } from "#shared/ports/refund-store.ts";

/** What opening a refund needs. */
export interface OpenRefundDeps {
  readonly refunds: Pick<RefundStore, "open">;
  readonly due: Pick<DueStore, "put">;
}

/** When the sweep is to look at a refund; only at those that a provider pays. */
export const refundLookAt = ({ orderId, refundId, lookAt }: Refund): Due => ({
  kind: "refund",
  at: lookAt,
  id: `${orderId}.${refundId}`,
});

/** What money goes back, and for what. */
export interface Returned {
  readonly order: Order;
  readonly channel: PaymentChannel;
  readonly transactionId: string;
  readonly amountMad: number;
  /** Absent for a capture without use. */
  readonly stamp?: RefundedStamp;
}

/** The one place where a refund begins (T9): the refund, its row in a list of what is due, and its facts. */
export const openRefund = (
  deps: OpenRefundDeps,
  { order, channel, transactionId, amountMad, stamp }: Returned,
  { commandId, now }: { readonly commandId: string; readonly now: number },
): { readonly refund: Refund; readonly pieces: readonly Piece[]; readonly facts: readonly Fact[] } => {
  const { orderId, accountId, postId } = order;
  const refundId = idFrom("refund", commandId);
  const kind: RefundKind = stamp === undefined ? "capture" : "stamp";
  const refund: Refund = {
    refundId,
    kind,
    orderId,
    accountId,
    postId,
    channel,
    transactionId,
    amountMad,
    ...(stamp && { stamp }),
    state: "due",
    tries: 0,
    askedAt: new Date(now).toISOString(),
    lookAt: nextLook(now, 0),
  };
  const told = {
    refundId,
    orderId,
    accountId,
    kind,
    channel,
    amountMad,
    ...(stamp && { stampId: stamp.stampId }),
  };
  return {
    refund,
    pieces: [
      ...deps.refunds.open(refund),
      ...(paysBack[channel] ? [deps.due.put(refundLookAt(refund))] : []),
    ],
    facts: [
      refundAsked.fact(refundId, told, postId),
      ...(paysBack[channel] ? [refundDue.fact(refundId, { refundId, orderId }, postId)] : []),
    ],
  };
};

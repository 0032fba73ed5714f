import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { paysBack } from "#shared/domain/refund/refund.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { RefundStore } from "#shared/ports/refund-store.ts";
import type { ShownRefund } from "./refund-stamp.ts";
import { showRefund } from "./refund-stamp.ts";
import type { SettleDeps } from "./settle-refund.ts";
import { paidChange } from "./settle-refund.ts";

/** What paying back by hand needs. */
export interface ByHandDeps extends Pick<SettleDeps, "stamps" | "ledger"> {
  readonly changes: Pick<ChangeStore, "commit">;
  readonly refunds: Pick<RefundStore, "find" | "byHand" | "paidByHand">;
}

/** Money that an agent is to pay back, with what names the payment at the terminal, agency or wallet. */
export interface RefundByHand extends ShownRefund {
  orderId: string;
  transactionId: string;
}

/** What a post's agents are to pay back: what was paid at a terminal, an agency or by a wallet (T9). */
export const listRefundsByHand = async (
  deps: Pick<ByHandDeps, "refunds">,
  { params }: Pick<Call<{ postId: string }, unknown, unknown, StaffCaller>, "params">,
): Outcome<{ refunds: RefundByHand[] }> => {
  const refunds = await deps.refunds.byHand(params.postId);
  const shown = refunds.map((refund) => ({
    ...showRefund(refund),
    orderId: refund.orderId,
    transactionId: refund.transactionId,
  }));
  return { ok: true, value: { status: 200, body: { refunds: shown } } };
};

/**
 * An agent records the receipt of money paid back by hand (T9): refund paid, stamp refunded and ledger entry in one
 * write, once. Errors: `not-found` (also another post's), `refund-wrong-state`, `busy`.
 */
export const payRefundByHand = async (
  deps: ByHandDeps,
  {
    params,
    body,
    command,
    now,
  }: Call<{ postId: string; orderId: string; refundId: string }, unknown, { reference: string }, StaffCaller>,
): Outcome<ShownRefund> => {
  const refund = await deps.refunds.find(params.orderId, params.refundId);
  if (refund === undefined || refund.postId !== params.postId) return refuse("not-found");
  if (paysBack[refund.channel]) return refuse("refund-wrong-state");
  const { reference } = body;
  const { pieces, facts } = paidChange(deps, refund, command, { reference, now });
  const shown = showRefund({ ...refund, state: "paid", paidAt: new Date(now).toISOString() });
  return deps.changes.commit({
    command,
    pieces: [...deps.refunds.paidByHand(refund, { reference, now }), ...pieces],
    facts,
    answer: { status: 200, body: shown },
    now,
  });
};

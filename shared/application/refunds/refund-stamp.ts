import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import type { Refund, RefundState } from "#shared/domain/refund/refund.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { StampRefundDeps } from "./stamp-refund.ts";
import { findRefundable, refundRefused, stampRefund } from "./stamp-refund.ts";

/** A refund as its payer sees it. */
export interface ShownRefund {
  refundId: string;
  state: RefundState;
  amount: Money;
  channel: Refund["channel"];
  askedAt: string;
  paidAt?: string;
}

/** Money on its way back, without who pays it out how. */
export const showRefund = ({
  refundId,
  state,
  amountMad,
  channel,
  askedAt,
  paidAt,
}: Refund): ShownRefund => ({
  refundId,
  state,
  amount: dirhams(amountMad),
  channel,
  askedAt,
  ...(paidAt !== undefined && { paidAt }),
});

/**
 * The buyer has an unused stamp refunded to the means it was paid with, from day 3 to month 18 after the payment (T9).
 * It is final: the stamp is void from here on. Against a desk, a partner or a second request for the same stamp, one
 * wins. Errors: `not-found` (also somebody else's order), `stamp-not-issued`, `refund-too-early`, `refund-too-late`,
 * `stamp-attached`, `stamp-reserved`, `stamp-consumed`, `stamp-refunded`, `stamp-suspended`, `busy`.
 */
export const refundStamp = async (
  deps: StampRefundDeps & { readonly changes: Pick<ChangeStore, "commit"> },
  { params, caller, command, now }: Call<{ orderId: string; unit: number }, unknown, unknown, CitizenCaller>,
): Outcome<ShownRefund> => {
  const isTheirs = ({ accountId }: { readonly accountId: string }) => accountId === caller.accountId;
  const found = await findRefundable(deps, params, isTheirs, { now, by: "buyer" });
  if (!found.ok) return found;
  const { refund, pieces, facts } = stampRefund(deps, found.value, { commandId: command.id, now });
  return refundRefused(
    await deps.changes.commit({
      command,
      pieces,
      facts,
      answer: { status: 202, body: showRefund(refund) },
      now,
    }),
  );
};

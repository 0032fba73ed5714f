import type { Fact } from "#events/envelope.ts";
import { ledgerEntry, refundDueLines } from "#shared/domain/ledger/ledger.ts";
import type { Order } from "#shared/domain/order/order.ts";
import type { Refund } from "#shared/domain/refund/refund.ts";
import { whyNotInWindow } from "#shared/domain/refund/refund.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import { ok } from "#shared/domain/result.ts";
import { explain } from "#shared/domain/stamp/stamp.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { LedgerStore } from "#shared/ports/ledger-store.ts";
import type { IssuedUnit, OrderStore } from "#shared/ports/order-store.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";
import type { OpenRefundDeps } from "./open-refund.ts";
import { openRefund } from "./open-refund.ts";

/** What refunding a stamp needs. */
export interface StampRefundDeps extends OpenRefundDeps {
  readonly orders: Pick<OrderStore, "findWhole">;
  readonly stamps: Pick<StampStore, "find" | "change" | "eraseSealed">;
  readonly ledger: LedgerStore;
}

/** A stamp that may be refunded, with what it was paid with. */
export interface Refundable {
  readonly order: Order;
  readonly issued: IssuedUnit;
  readonly transactionId: string;
}

/** A stamp on a request is said to be so: whose request it is, its buyer need not know. */
const asRefundRefusal = (refusal: Refusal): Refusal =>
  refusal.code === "stamp-wrong-holder" ? { code: "stamp-attached" } : refusal;

/** As `asRefundRefusal`, for what the write refused. */
export const refundRefused = <T>(result: Result<T, Refusal>): Result<T, Refusal> =>
  result.ok ? result : { ok: false, error: asRefundRefusal(result.error) };

/**
 * The stamp of a unit if it can be refunded now (T9). Errors: `not-found`, `stamp-not-issued`, `refund-too-early`,
 * `refund-too-late`, `stamp-attached`, and why else a stamp can't be (T6). The write judges the stamp once more; the
 * time of payment never changes.
 */
export const findRefundable = async (
  deps: Pick<StampRefundDeps, "orders" | "stamps">,
  { orderId, unit }: { readonly orderId: string; readonly unit: number },
  isTheirs: (order: Order) => boolean,
  { now, by }: { readonly now: number; readonly by: "buyer" | "second-person" },
): Promise<Result<Refundable, Refusal>> => {
  const found = await deps.orders.findWhole(orderId);
  if (found === undefined || !isTheirs(found.order)) return refuse("not-found");
  const issued = found.units.find((each) => each.unit === unit);
  const { order } = found;
  const { paidAt, transactionId } = order;
  if (issued === undefined || paidAt === undefined || transactionId === undefined)
    return refuse("stamp-not-issued");
  const stored = await deps.stamps.find([issued.stampKey]);
  const refusal = explain("requestRefund", stored?.stamp, now) ?? whyNotInWindow(paidAt, now, by);
  if (refusal !== undefined) return { ok: false, error: asRefundRefusal(refusal) };
  return ok({ order, issued, transactionId });
};

/**
 * What refunding a stamp writes (T9): the stamp asked back on condition that nobody uses or claims it (T6), its sealed code
 * erased (T4), the refund, and the ledger entry `refund-due` with the id of the command.
 */
export const stampRefund = (
  deps: StampRefundDeps,
  { order, issued, transactionId }: Refundable,
  { commandId, now }: { readonly commandId: string; readonly now: number },
): { readonly refund: Refund; readonly pieces: readonly Piece[]; readonly facts: readonly Fact[] } => {
  const { orderId, postId, channel = "card" } = order;
  const { unit, stampId, stampKey, feeMad: amountMad } = issued;
  const opened = openRefund(
    deps,
    { order, channel, transactionId, amountMad, stamp: { unit, stampId, stampKey } },
    { commandId, now },
  );
  return {
    ...opened,
    pieces: [
      deps.stamps.change(stampKey, "requestRefund", { wanted: {}, now }),
      deps.stamps.eraseSealed(stampKey),
      ...opened.pieces,
      deps.ledger.entry(
        ledgerEntry({
          entryId: commandId,
          kind: "refund-due",
          at: new Date(now).toISOString(),
          postId,
          channel,
          subjects: [orderId, stampId, opened.refund.refundId],
          lines: refundDueLines(amountMad),
        }),
      ),
    ],
  };
};

import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import type { ChannelNote, DeliveryState } from "#shared/domain/order/delivery.ts";
import { stateOfDelivery } from "#shared/domain/order/delivery.ts";
import type { OrderState, OrderUnit } from "#shared/domain/order/order.ts";
import { orderStateAt, unitsOf } from "#shared/domain/order/order.ts";
import { showPaymentReference } from "#shared/domain/order/payment-reference.ts";
import { MAX_RESENDS } from "#shared/domain/order/resend.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { maskStampCode } from "#shared/domain/stamp/code.ts";
import type { StampState } from "#shared/domain/stamp/stamp.ts";
import { stateAt } from "#shared/domain/stamp/stamp.ts";
import type { IssuedUnit, WholeOrder } from "#shared/ports/order-store.ts";
import type { ShownRefund } from "../refunds/refund-stamp.ts";
import { showRefund } from "../refunds/refund-stamp.ts";
import type { OrderReadDeps } from "./deps.ts";

interface ShownUnit {
  unit: number;
  procedureId: string;
  fee: Money;
  stamp?: { stampId: string; code: string; state: StampState; validUntil: string; attachedTo?: string };
  delivery?: {
    state: DeliveryState;
    at: string;
    sms?: ChannelNote;
    email?: ChannelNote;
    resendsLeft: number;
  };
}

/** An order as its buyer sees it in a list. */
export interface ListedOrder {
  orderId: string;
  postId: string;
  state: OrderState;
  total: Money;
  local: Money | null;
  rate: { madPerUnit: string; asOf: string } | null;
  placedAt: string;
  expiresAt: string;
  paidAt?: string;
  paymentReference?: string;
  units: ShownUnit[];
}

/** An order as its buyer sees it alone. */
export interface ShownOrder extends ListedOrder {
  /** Money that goes back: for a stamp, or for a capture without use (T9). */
  refunds: (ShownRefund & { unit?: number })[];
}

const showUnit = async (
  deps: Pick<OrderReadDeps, "stamps">,
  { unit, procedureId, feeMad }: OrderUnit,
  issued: IssuedUnit | undefined,
  now: number,
): Promise<ShownUnit> => {
  const bare = { unit, procedureId, fee: dirhams(feeMad) };
  if (issued === undefined) return bare;
  const stored = await deps.stamps.find([issued.stampKey]);
  if (stored === undefined) throw new Error("an issued unit has no stamp");
  const { stampId, validUntil, boundTo } = stored.stamp;
  const { sms, email } = issued.delivery;
  return {
    ...bare,
    stamp: {
      stampId,
      code: maskStampCode(issued.lastGroup),
      state: stateAt(stored.stamp, now),
      validUntil,
      ...(boundTo !== undefined && { attachedTo: boundTo }),
    },
    delivery: {
      ...stateOfDelivery(issued.delivery),
      ...(sms !== undefined && { sms }),
      ...(email !== undefined && { email }),
      resendsLeft: MAX_RESENDS - (issued.resends ?? 0),
    },
  };
};

/** An order and its stamps at `now` (epoch ms). Of a code only the last group is shown: we could not show more. */
export const listedOrder = async (
  deps: Pick<OrderReadDeps, "stamps">,
  { order, units }: WholeOrder,
  now: number,
): Promise<ListedOrder> => {
  const shown = unitsOf(order.lines).map((unit) =>
    showUnit(
      deps,
      unit,
      units.find((issued) => issued.unit === unit.unit),
      now,
    ),
  );
  const { orderId, postId, local, rate, placedAt, payableUntil, paidAt, paymentReference } = order;
  return {
    orderId,
    postId,
    state: orderStateAt(order, now),
    total: dirhams(order.totalMad),
    local,
    rate: rate && { madPerUnit: rate.madPerUnit, asOf: rate.asOf },
    placedAt,
    expiresAt: payableUntil,
    ...(paidAt !== undefined && { paidAt }),
    ...(paymentReference !== undefined && { paymentReference: showPaymentReference(paymentReference) }),
    units: await Promise.all(shown),
  };
};

/**
 * Shows the buyer an order: its price, its stamps' states and how the delivery of each code went (T4). Somebody
 * else's order is `not-found` (E2).
 */
export const showOrder = async (
  deps: OrderReadDeps,
  { params, caller, now }: Call<{ orderId: string }, unknown, unknown, CitizenCaller>,
): Outcome<ShownOrder> => {
  const [found, refunds] = await Promise.all([
    deps.orders.findWhole(params.orderId),
    deps.refunds.ofOrder(params.orderId),
  ]);
  if (found === undefined || found.order.accountId !== caller.accountId) return refuse("not-found");
  const body: ShownOrder = {
    ...(await listedOrder(deps, found, now)),
    refunds: refunds.map((refund) => ({
      ...showRefund(refund),
      ...(refund.stamp && { unit: refund.stamp.unit }),
    })),
  };
  return { ok: true, value: { status: 200, body } };
};

import type { Call, Outcome } from "#shared/domain/call.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import type { Order, OrderState } from "#shared/domain/order/order.ts";
import { orderStateAt } from "#shared/domain/order/order.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { SignedNotices } from "#shared/ports/signed-notices.ts";
import type { CaptureDeps } from "./deps.ts";
import type { CaptureOutcome, ToldPayment } from "./record-told-payment.ts";
import { recordToldPayment } from "./record-told-payment.ts";

/** What the network of agencies needs of us. */
export interface AgencyDeps extends CaptureDeps {
  readonly orders: CaptureDeps["orders"] & Pick<OrderStore, "findByReference">;
  readonly agency: SignedNotices;
}

type Signed<Body> = Pick<Call<unknown, unknown, Body>, "body" | "now" | "signed">;

const orderOf = async (
  deps: AgencyDeps,
  { body, signed, now }: Signed<{ readonly reference: string }>,
): Promise<Result<Order, Refusal>> => {
  if (!(await deps.agency.believes(signed, now))) {
    deps.onRefused("signature");
    return refuse("signature-invalid");
  }
  const order = await deps.orders.findByReference(body.reference);
  if (order === undefined) return refuse("payment-reference-unknown");
  return { ok: true, value: order };
};

/**
 * Tells a network of agencies what a reference stands for, before it takes money: amount, state and end, and nothing
 * about a person (T2). Errors: `signature-invalid`, `payment-reference-unknown`.
 */
export const lookUpReference = async (
  deps: AgencyDeps,
  call: Signed<{ readonly reference: string }>,
): Outcome<{ reference: string; state: OrderState; amount: Money; payableUntil: string }> => {
  const order = await orderOf(deps, call);
  if (!order.ok) return order;
  const { totalMad, payableUntil } = order.value;
  const body = {
    reference: call.body.reference,
    state: orderStateAt(order.value, call.now),
    amount: dirhams(totalMad),
    payableUntil,
  };
  return { ok: true, value: { status: 200, body } };
};

/**
 * Records what was paid at an agency (T2); the money is taken already, so what the order has no use for is to be
 * returned. Errors: as of the look-up; `payment-wrong-amount`, `invalid-input`, `busy`.
 */
export const recordAgencyPayment = async (
  deps: AgencyDeps,
  call: Signed<ToldPayment & { readonly reference: string }>,
): Outcome<CaptureOutcome> => {
  const order = await orderOf(deps, call);
  return order.ok ? recordToldPayment(deps, order.value, "agency", call.body, call.now) : order;
};

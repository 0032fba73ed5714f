import { orderPlaced } from "#events/orders/placed.v1.ts";
import type { Call, Language, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { idFrom } from "#shared/domain/ids.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import type { Order, OrderState } from "#shared/domain/order/order.ts";
import { PAYABLE_MS, priceOf, unitsOf } from "#shared/domain/order/order.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { Tariff } from "#shared/domain/tariff/tariff.ts";
import { totalOf } from "#shared/domain/tariff/tariff.ts";
import type { OrderWriteDeps } from "./deps.ts";
import { orderDue } from "./order-due.ts";

interface NewOrder {
  readonly postId: string;
  readonly items: readonly { readonly procedureId: string; readonly quantity: number }[];
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly language?: Language | undefined;
}

/** The answer to a placed order; kept with its command, so it holds no phone and no e-mail. */
export interface PlacedOrder {
  orderId: string;
  state: OrderState;
  total: Money;
  local: Money | null;
  rate: { madPerUnit: string; asOf: string } | null;
  units: { unit: number; procedureId: string; fee: Money }[];
  expiresAt: string;
}

const tariffOf = async (
  deps: Pick<OrderWriteDeps, "catalogue" | "tariffs">,
  procedureId: string,
  pointer: string,
  now: number,
): Promise<Result<Tariff, Refusal>> => {
  const procedure = await deps.catalogue.procedure(procedureId);
  if (procedure === undefined) {
    return fail({ code: "invalid-input", errors: [{ pointer, code: "unknown-procedure" }] });
  }
  const tariff = await deps.tariffs.tariff(procedureId, now);
  if (tariff === undefined)
    return fail({ code: "tariff-missing", errors: [{ pointer, code: "tariff-missing" }] });
  return totalOf(tariff.components) === 0
    ? fail({ code: "nothing-to-pay", errors: [{ pointer, code: "nothing-to-pay" }] })
    : ok(tariff);
};

/** Where the codes go: to whom the order names, else to the buyer as their account says. */
const deliveryOf = async (
  { accounts }: Pick<OrderWriteDeps, "accounts">,
  { phone, email, language }: NewOrder,
  { accountId }: CitizenCaller,
  spoken: Language,
): Promise<Order["delivery"] | undefined> => {
  if (phone !== undefined)
    return { phone, language: language ?? spoken, ...(email !== undefined && { email }) };
  const account = await accounts.find(accountId);
  if (account === undefined) return undefined;
  const address = email ?? account.email;
  return {
    phone: account.phone,
    language: language ?? account.language,
    ...(address !== undefined && { email: address }),
  };
};

const replyOf = (order: Order): PlacedOrder => ({
  orderId: order.orderId,
  state: order.state,
  total: dirhams(order.totalMad),
  local: order.local,
  rate: order.rate && { madPerUnit: order.rate.madPerUnit, asOf: order.rate.asOf },
  units: unitsOf(order.lines).map(({ unit, procedureId, feeMad }) => ({
    unit,
    procedureId,
    fee: dirhams(feeMad),
  })),
  expiresAt: order.payableUntil,
});

/**
 * Places an order of 1 to 10 stamps, for oneself or anybody (T2): the fee by component at the tariff in force,
 * its sum in dirhams and in the post's currency at the posted rate, all frozen with their dates (T1).
 *
 * Writes the order and `orders.placed`. Errors: `invalid-input` (unknown post or act), `tariff-missing`,
 * `nothing-to-pay`.
 */
export const placeOrder = async (
  deps: OrderWriteDeps,
  { body, caller, command, now, language }: Call<unknown, unknown, NewOrder, CitizenCaller>,
): Outcome<PlacedOrder> => {
  const post = await deps.catalogue.post(body.postId);
  if (post === undefined) {
    return refuse("invalid-input", { errors: [{ pointer: "/body/postId", code: "unknown-post" }] });
  }
  const items: { tariff: Tariff; quantity: number }[] = [];
  for (const [index, { procedureId, quantity }] of body.items.entries()) {
    const tariff = await tariffOf(deps, procedureId, `/body/items/${index}/procedureId`, now);
    if (!tariff.ok) return tariff;
    items.push({ tariff: tariff.value, quantity });
  }
  const delivery = await deliveryOf(deps, body, caller, language);
  if (delivery === undefined) return refuse("account-needed");
  const orderId = idFrom("order", command.id);
  const order: Order = {
    orderId,
    accountId: caller.accountId,
    postId: post.id,
    state: "awaiting-payment",
    ...priceOf(items, await deps.tariffs.rate(post.currency, now)),
    delivery,
    placedAt: new Date(now).toISOString(),
    payableUntil: new Date(now + PAYABLE_MS).toISOString(),
  };
  const units = unitsOf(order.lines).length;
  const { accountId, totalMad } = order;
  return deps.changes.commit({
    command,
    pieces: [deps.orders.place(order), deps.due.put(orderDue(order))],
    facts: [orderPlaced.fact(orderId, { orderId, accountId, units, amountMad: totalMad }, post.id)],
    answer: { status: 201, body: replyOf(order), headers: { Location: `/orders/${orderId}` } },
    now,
  });
};

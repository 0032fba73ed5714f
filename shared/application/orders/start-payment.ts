import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { whyNotPayable } from "#shared/domain/order/order.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { OrderWriteDeps } from "./deps.ts";

/**
 * Gives the form that takes the buyer's browser to the provider's card page (T2). Nothing is written: until
 * the provider's notice nothing has happened, so a failed card is simply tried again on the same order. The
 * same command gets the same form.
 *
 * Errors: `not-found` (also somebody else's order), `order-wrong-state`, `order-expired`.
 */
export const startPayment = async (
  deps: OrderWriteDeps,
  {
    params,
    caller,
    command,
    now,
    language,
  }: Call<{ orderId: string }, unknown, { channel: "card" }, CitizenCaller>,
): Outcome<{ action: string; fields: Record<string, string> }> => {
  const order = await deps.orders.find(params.orderId);
  if (order === undefined || order.accountId !== caller.accountId) return refuse("not-found");
  const refusal = whyNotPayable(order, now);
  if (refusal) return refuse(refusal.code);
  const { orderId, totalMad: amountMad } = order;
  const form = await deps.provider.form({ orderId, amountMad, language, nonce: command.id });
  return { ok: true, value: { status: 200, body: { action: form.action, fields: { ...form.fields } } } };
};

import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { whyNotPayable } from "#shared/domain/order/order.ts";
import { showPaymentReference } from "#shared/domain/order/payment-reference.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { OrderWriteDeps } from "./deps.ts";
import { giveReference } from "./give-reference.ts";

/** The channels that a buyer starts; a terminal's slip is recorded by the post. */
export const startedChannels = ["card", "agency", "wallet"] as const;
type StartedChannel = (typeof startedChannels)[number];

/** What the buyer needs to pay by the channel chosen. */
export type StartedPayment =
  | { channel: "card"; action: string; fields: Record<string, string> }
  | { channel: "agency"; reference: string; payableUntil: string }
  | { channel: "wallet"; link: string; payableUntil: string };

/**
 * Starts the payment of an order (T2): the form of the provider's card page, a reference to be paid at a bank or
 * agency, or a link into the wallet. Until the provider's notice nothing has been paid, so whatever failed is simply
 * tried again on the same order, by the same channel or another. Form and link write nothing; a reference is given
 * once. An agent may ask for a reference only: what is typed into a page is nobody's but its owner's.
 *
 * Errors: `not-found` (also somebody else's order), `order-wrong-state`, `order-expired`, `in-person-only`, `busy`.
 */
export const startPayment = async (
  deps: OrderWriteDeps,
  {
    params,
    body: { channel },
    caller,
    command,
    now,
    language,
  }: Call<{ orderId: string }, unknown, { channel: StartedChannel }, CitizenCaller>,
): Outcome<StartedPayment> => {
  const order = await deps.orders.find(params.orderId);
  if (order === undefined || order.accountId !== caller.accountId) return refuse("not-found");
  const refusal = whyNotPayable(order, now);
  if (refusal) return refuse(refusal.code);
  if (caller.agent !== undefined && channel !== "agency") return refuse("in-person-only");
  const { orderId, totalMad: amountMad, payableUntil } = order;
  const started = (body: StartedPayment): Awaited<Outcome<StartedPayment>> => ({
    ok: true,
    value: { status: 200, body },
  });
  switch (channel) {
    case "card": {
      const { action, fields } = await deps.provider.form({
        orderId,
        amountMad,
        language,
        nonce: command.id,
      });
      return started({ channel, action, fields: { ...fields } });
    }
    case "agency": {
      const given = await giveReference(deps, order, command, now);
      if (!given.ok) return given;
      const { reference, payableUntil: until } = given.value;
      return started({ channel, reference: showPaymentReference(reference), payableUntil: until });
    }
    case "wallet": {
      const link = await deps.wallet.link({ orderId, amountMad, until: payableUntil, language, now });
      return started({ channel, link, payableUntil });
    }
  }
};

import { paymentReferenceGiven } from "#events/payments/reference-given.v1.ts";
import { readEvent } from "#events/registry.ts";
import { numberInWords } from "#shared/domain/document/words.ts";
import { dateIn, shortDate, timeIn } from "#shared/domain/message/local-date.ts";
import { channelsFor } from "#shared/domain/message/message.ts";
import { render } from "#shared/domain/message/template.ts";
import { paymentReference as template } from "#shared/domain/message/templates/payment-reference.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import { whyNotPayable } from "#shared/domain/order/order.ts";
import { showPaymentReference } from "#shared/domain/order/payment-reference.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { SendDeps } from "./send-message.ts";
import { sendMessage } from "./send-message.ts";

/** What sending references needs. */
export interface SendReferenceDeps extends SendDeps {
  readonly clock: Clock;
  readonly orders: Pick<OrderStore, "find">;
}

/** Where the agencies are. */
const AGENCY_ZONE = "Africa/Casablanca";

/**
 * Sends the buyer the reference by which the order is paid at a bank or agency (T2), once in effect (N1), unless there
 * is nothing to pay any more. That is asked last: an earlier worker may have died after its claim, and what became of
 * the message is found out all the same. The event does not carry the reference.
 */
export const sendReference = async (deps: SendReferenceDeps, body: unknown, last = false): Promise<void> => {
  const { envelope, data } = readEvent(paymentReferenceGiven, body);
  const order = await deps.orders.find(data.orderId);
  if (order === undefined) throw new Error("the event names no known order");
  const { totalMad, payableUntil, paymentReference: reference } = order;
  if (reference === undefined) throw new Error("the event names an order without a reference");
  const { language, phone, email } = order.delivery;
  const rendered = render(template, language, {
    reference: showPaymentReference(reference),
    amount: numberInWords(language, dirhams(totalMad)),
    date: shortDate(language, dateIn(AGENCY_ZONE, payableUntil)),
    time: timeIn(AGENCY_ZONE, payableUntil),
  });
  const { failure } = await sendMessage(deps, {
    eventId: envelope.id,
    kind: template.kind,
    language,
    phone,
    email,
    accountId: order.accountId,
    at: envelope.time,
    kept: rendered.kept,
    channels: channelsFor({ email }, true),
    last,
    compose: () =>
      Promise.resolve(whyNotPayable(order, deps.clock.now()) === undefined ? rendered : undefined),
  });
  if (failure !== undefined) throw failure;
};

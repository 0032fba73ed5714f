import { paymentRefused } from "#events/payments/refused.v1.ts";
import type { Answer, Outcome } from "#shared/domain/call.ts";
import type { Order } from "#shared/domain/order/order.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { CaptureDeps } from "./deps.ts";

/** Records that a payment was refused, once; the order stays payable (T2). */
export const recordRefusal = <Body>(
  deps: Pick<CaptureDeps, "changes">,
  { orderId, postId }: Order,
  refused: { readonly transactionId: string; readonly reason: string; readonly by: string },
  answer: Answer<Body>,
  now: number,
): Outcome<Body> => {
  const { transactionId, reason, by } = refused;
  return deps.changes.commit({
    command: systemCommand(by, "refusal", orderId, transactionId),
    pieces: [],
    facts: [paymentRefused.fact(orderId, { orderId, transactionId, reason }, postId)],
    answer,
    now,
  });
};

import type { Order, PaymentChannel } from "#shared/domain/order/order.ts";
import { whyUnwanted } from "#shared/domain/order/order.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import type { SettlementClass } from "#shared/domain/settlement/difference.ts";
import type { SettlementRow } from "#shared/domain/settlement/row.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import { recordCapture } from "../payments/record-capture.ts";
import { recordUnwantedCapture } from "../payments/record-unwanted-capture.ts";
import type { MatchDeps } from "./deps.ts";

/**
 * When a row's money was taken, as a UTC instant: the file knows the day alone, so its first moment at which there was
 * an order; the payer is never late by our not knowing.
 */
const capturedAt = (order: Order, { occurredOn }: SettlementRow): string => {
  const day = `${occurredOn}T00:00:00.000Z`;
  return day > order.placedAt ? day : order.placedAt;
};

/**
 * Records the capture that only the provider knew of, by the step in which every channel ends (T2): the order is paid
 * and its stamps are issued, or the money is to be returned. Gives the class of the row.
 */
export const captureFromRow = async (
  deps: MatchDeps,
  channel: PaymentChannel,
  order: Order,
  row: SettlementRow,
): Promise<SettlementClass> => {
  const { transactionId, amountMad } = row;
  const payment = { channel, transactionId, amountMad, capturedAt: capturedAt(order, row) };
  const recording = {
    command: systemCommand("settlements-match", "capture", channel, order.orderId, transactionId),
    now: deps.clock.now(),
    answer: () => ({ status: 200, body: null }),
  };
  // The money was taken whatever we answer: here no channel can still be told to leave it.
  const reason = whyUnwanted(order, payment.capturedAt);
  const outcome = await (reason === undefined
    ? recordCapture(deps, order, payment, recording)
    : recordUnwantedCapture(deps, order, payment, recording, reason));
  if (!outcome.ok && outcome.error.code !== "busy" && outcome.error.code !== "order-wrong-state")
    throw new RedeliveryWanted(outcome.error.code);
  if (reason === undefined) return "paid-not-issued";
  return reason === "late" ? "late" : "duplicate-capture";
};

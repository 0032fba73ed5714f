import * as z from "zod";
import { paymentChannels } from "#shared/domain/order/order.ts";
import type { Refund } from "#shared/domain/refund/refund.ts";
import { refundKinds, refundStates } from "#shared/domain/refund/refund.ts";
import { keys } from "./keys.ts";

const refundItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  refundId: z.string(),
  kind: z.enum(refundKinds),
  orderId: z.string(),
  accountId: z.string(),
  postId: z.string(),
  channel: z.enum(paymentChannels),
  transactionId: z.string(),
  amountMad: z.int().positive(),
  stamp: z.strictObject({ unit: z.int().positive(), stampId: z.string(), stampKey: z.string() }).optional(),
  state: z.enum(refundStates),
  tries: z.int().nonnegative(),
  askedAt: z.iso.datetime(),
  lookAt: z.iso.datetime(),
  claim: z.strictObject({ token: z.string(), until: z.iso.datetime() }).optional(),
  paidAt: z.iso.datetime().optional(),
  reference: z.string().optional(),
});

/** The item of a refund. */
export const refundItem = (refund: Refund): Record<string, unknown> =>
  refundItemSchema.parse({ ...keys.refund(refund.orderId, refund.refundId), ...refund });

/** Reads a refund's item. */
export const refundOf = (item: unknown): Refund => {
  const { pk, sk, ...refund } = refundItemSchema.parse(item);
  return refund;
};

import * as z from "zod";
import { readOrderCursor } from "#shared/application/orders/list-orders.ts";
import { idPattern } from "#shared/domain/ids.ts";
import { deliveryStates } from "#shared/domain/order/delivery.ts";
import { orderStates, paymentChannels } from "#shared/domain/order/order.ts";
import { refundStates } from "#shared/domain/refund/refund.ts";
import { stampStates } from "#shared/domain/stamp/stamp.ts";
import { moneySchema } from "./common.ts";
import { pageQuery } from "./page.ts";

export const orderIdSchema = z.string().regex(idPattern("order"), "invalid-id");

const rateSchema = z.strictObject({ madPerUnit: z.string(), asOf: z.iso.datetime() });

export const placedOrderSchema = z.strictObject({
  orderId: z.string(),
  state: z.enum(orderStates),
  total: moneySchema,
  /** The same in the post's currency, for display; the card is charged in dirhams (T1). */
  local: moneySchema.nullable(),
  rate: rateSchema.nullable(),
  units: z.array(z.strictObject({ unit: z.int(), procedureId: z.string(), fee: moneySchema })),
  /** Until when it can be paid. */
  expiresAt: z.iso.datetime(),
});

export const orderParamsSchema = z.strictObject({ orderId: orderIdSchema });

/** A unit of an order, numbered from 1. */
export const unitParamsSchema = z.strictObject({
  orderId: orderIdSchema,
  unit: z
    .string()
    .regex(/^([1-9]|10)$/, "invalid-unit")
    .transform(Number),
});

export const resentReplySchema = z.strictObject({
  orderId: z.string(),
  unit: z.int(),
  resendsLeft: z.int().nonnegative(),
});

export const cancelledReplySchema = z.strictObject({ orderId: z.string(), state: z.literal("cancelled") });

/** Money on its way back (T9). */
export const refundFields = {
  refundId: z.string(),
  /** `failed` is tried again: nobody has to ask twice. */
  state: z.enum(refundStates),
  amount: moneySchema,
  channel: z.enum(paymentChannels),
  askedAt: z.iso.datetime(),
  paidAt: z.iso.datetime().optional(),
};

/** What became of a code over one channel; absent while nothing is known. */
const channelNoteSchema = z.strictObject({
  state: z.enum(["sent", "delivered", "failed"]),
  at: z.iso.datetime(),
});

const orderFields = {
  orderId: z.string(),
  postId: z.string(),
  state: z.enum(orderStates),
  total: moneySchema,
  local: moneySchema.nullable(),
  rate: rateSchema.nullable(),
  placedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  paidAt: z.iso.datetime().optional(),
  /** By which it can be paid at a bank or agency, in groups of four. */
  paymentReference: z.string().optional(),
  units: z.array(
    z.strictObject({
      unit: z.int(),
      procedureId: z.string(),
      fee: moneySchema,
      /** Absent until it is issued; of the code only the last group is shown, the rest is sent (T4). */
      stamp: z
        .strictObject({
          stampId: z.string(),
          code: z.string(),
          state: z.enum(stampStates),
          validUntil: z.iso.datetime(),
          /** The request that has it (T5). */
          attachedTo: z.string().optional(),
        })
        .optional(),
      delivery: z
        .strictObject({
          /** The best of both channels. */
          state: z.enum(deliveryStates),
          at: z.iso.datetime(),
          sms: channelNoteSchema.optional(),
          email: channelNoteSchema.optional(),
          /** How often the code may still be sent again (T4). */
          resendsLeft: z.int().nonnegative(),
        })
        .optional(),
    }),
  ),
};

export const orderReplySchema = z.strictObject({
  ...orderFields,
  refunds: z.array(z.strictObject({ ...refundFields, unit: z.int().optional() })),
});

/** A page of an account's orders; each is read with its stamps, so a page is short. */
export const ordersQuerySchema = pageQuery(readOrderCursor, { usual: 10, most: 25 });

export const ordersReplySchema = z.strictObject({
  orders: z.array(z.strictObject(orderFields)),
  /** The cursor of the next page; absent on the last. */
  next: z.string().optional(),
});

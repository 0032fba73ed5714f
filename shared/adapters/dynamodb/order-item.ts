import * as z from "zod";
import { decimalPattern } from "#shared/domain/money/money.ts";
import type { Order } from "#shared/domain/order/order.ts";
import { orderStates, paymentChannels, unwantedReasons } from "#shared/domain/order/order.ts";
import type { Capture, IssuedUnit, OrderPlace } from "#shared/ports/order-store.ts";
import { componentsSchema } from "./fee-item.ts";
import { keys, ownerKeys } from "./keys.ts";

const itemKeys = { pk: z.string(), sk: z.string() };

/** An order as stored; `delivery` is the only place that holds the buyer's phone and e-mail. */
const orderItemSchema = z.strictObject({
  ...itemKeys,
  gpk: z.string(),
  gsk: z.string(),
  orderId: z.string(),
  accountId: z.string(),
  postId: z.string(),
  state: z.enum(orderStates),
  lines: z.array(
    z.strictObject({
      procedureId: z.string(),
      quantity: z.int().positive(),
      components: componentsSchema,
      tariffFrom: z.iso.datetime(),
    }),
  ),
  totalMad: z.int().positive(),
  local: z.strictObject({ amount: z.int().nonnegative(), currency: z.string() }).nullable(),
  rate: z
    .strictObject({
      currency: z.string(),
      madPerUnit: z.string().regex(decimalPattern),
      asOf: z.iso.datetime(),
    })
    .nullable(),
  delivery: z.strictObject({
    phone: z.string(),
    email: z.string().optional(),
    language: z.enum(["ar", "fr", "es", "en"]),
  }),
  placedAt: z.iso.datetime(),
  payableUntil: z.iso.datetime(),
  paidAt: z.iso.datetime().optional(),
  transactionId: z.string().optional(),
  channel: z.enum(paymentChannels).optional(),
  expiredAt: z.iso.datetime().optional(),
  cancelledAt: z.iso.datetime().optional(),
  paymentReference: z.string().optional(),
});

const noteSchema = z.strictObject({ state: z.enum(["sent", "delivered", "failed"]), at: z.iso.datetime() });

const unitItemSchema = z.strictObject({
  ...itemKeys,
  orderId: z.string(),
  unit: z.int().positive(),
  procedureId: z.string(),
  feeMad: z.int().positive(),
  stampId: z.string(),
  stampKey: z.string(),
  issuedAt: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  lastGroup: z.string().regex(/^\d{4}$/),
  delivery: z.strictObject({
    at: z.iso.datetime(),
    sms: noteSchema.optional(),
    email: noteSchema.optional(),
  }),
  resends: z.int().positive().optional(),
  reissues: z.int().positive().optional(),
});

const captureItemSchema = z.strictObject({
  ...itemKeys,
  orderId: z.string(),
  transactionId: z.string(),
  channel: z.enum(paymentChannels),
  amountMad: z.int().positive(),
  capturedAt: z.iso.datetime(),
  unwanted: z.enum(unwantedReasons).optional(),
});

/** The item of an order. */
export const orderItem = (order: Order): Record<string, unknown> =>
  orderItemSchema.parse({
    ...keys.order(order.orderId),
    ...ownerKeys.ordersOf(order.accountId, order.placedAt),
    ...order,
  });

/** Reads an order's item. */
export const orderOf = (item: unknown): Order => {
  const { pk, sk, gpk, gsk, ...order } = orderItemSchema.parse(item);
  return order;
};

const placeItemSchema = z.object({ ...itemKeys, gsk: z.iso.datetime() });

/** An order's place among those of its account, from its item or the index alone. */
export const placeOf = (item: unknown): OrderPlace => {
  const { pk, gsk } = placeItemSchema.parse(item);
  return { orderId: pk.slice(keys.order("").pk.length), placedAt: gsk };
};

/** The item of an issued unit. */
export const unitItem = (unit: IssuedUnit): Record<string, unknown> =>
  unitItemSchema.parse({ ...keys.unit(unit.orderId, unit.unit), ...unit });

/** Reads an issued unit's item. */
export const unitOf = (item: unknown): IssuedUnit => {
  const { pk, sk, ...unit } = unitItemSchema.parse(item);
  return unit;
};

/** The item of a capture. */
export const captureItem = (capture: Capture): Record<string, unknown> =>
  captureItemSchema.parse({
    ...keys.capture(capture.orderId, capture.channel, capture.transactionId),
    ...capture,
  });

/** Reads a capture's item. */
export const captureOf = (item: unknown): Capture => {
  const { pk, sk, ...capture } = captureItemSchema.parse(item);
  return capture;
};

import * as z from "zod";
import { idPattern } from "#shared/domain/ids.ts";
import { MAX_UNITS, orderStates } from "#shared/domain/order/order.ts";
import { normalisePhone } from "#shared/domain/order/phone.ts";
import { stampStates } from "#shared/domain/stamp/stamp.ts";
import { deliveryStates } from "#shared/ports/stamp-delivery-store.ts";
import { languageSchema, moneySchema, slugSchema } from "./common.ts";

const MAX_PHONE_LENGTH = 40;

/** A phone number as typed, of any country; read as E.164 (R2). */
const phoneSchema = z
  .string()
  .max(MAX_PHONE_LENGTH, "phone-invalid")
  .transform((typed, context): string => {
    const phone = normalisePhone(typed);
    if (phone === undefined) context.issues.push({ code: "custom", message: "phone-invalid", input: typed });
    return phone ?? "";
  });

export const orderIdSchema = z.string().regex(idPattern("order"), "invalid-id");

/** What somebody wants to buy, and where the codes go (T2, T4). */
export const newOrderSchema = z.strictObject({
  postId: slugSchema,
  items: z
    .array(z.strictObject({ procedureId: slugSchema, quantity: z.int().min(1).max(MAX_UNITS) }))
    .min(1)
    .max(MAX_UNITS)
    .refine(
      (items) => items.reduce((sum, { quantity }) => sum + quantity, 0) <= MAX_UNITS,
      "too-many-stamps",
    ),
  phone: phoneSchema,
  email: z.email("email-invalid").max(254).optional(),
  language: languageSchema.optional(),
});

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

export const orderReplySchema = z.strictObject({
  orderId: z.string(),
  postId: z.string(),
  state: z.enum([...orderStates, "expired"]),
  total: moneySchema,
  local: moneySchema.nullable(),
  rate: rateSchema.nullable(),
  placedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  paidAt: z.iso.datetime().optional(),
  units: z.array(
    z.strictObject({
      unit: z.int(),
      procedureId: z.string(),
      fee: moneySchema,
      /** Absent until it is issued; the code itself is never shown, only sent (T4). */
      stamp: z
        .strictObject({ stampId: z.string(), state: z.enum(stampStates), validUntil: z.iso.datetime() })
        .optional(),
      delivery: z.strictObject({ state: z.enum(deliveryStates), at: z.iso.datetime() }).optional(),
    }),
  ),
});

import * as z from "zod";
import { MAX_UNITS } from "#shared/domain/order/order.ts";
import { normalisePhone } from "#shared/domain/order/phone.ts";
import { languageSchema, slugSchema } from "./common.ts";

// Apart from the other contracts of orders: the numbering plans of all countries are 110 KB of a bundle.
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

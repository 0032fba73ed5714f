import * as z from "zod";
import { MAX_UNITS } from "#shared/domain/order/order.ts";
import { languageSchema, slugSchema } from "./common.ts";
import { phoneSchema } from "./phone.ts";

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
  /** Whose phone receives the codes; without it, the account's own, and its e-mail and language unless others are given. */
  phone: phoneSchema.optional(),
  email: z.email("email-invalid").max(254).optional(),
  language: languageSchema.optional(),
});

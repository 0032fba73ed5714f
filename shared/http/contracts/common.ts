import * as z from "zod";
import { idPattern } from "#shared/domain/ids.ts";
import { readReference } from "#shared/domain/request/reference.ts";

/** Money in the smallest unit of its currency: `{ "amount": 8600, "currency": "MAD" }` is 86.00 MAD. */
export const moneySchema = z.strictObject({
  amount: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/, "invalid-currency"),
});

/** Ids of the catalogue: lower-case words joined by hyphens. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "invalid-id")
  .max(40);

export const requestIdSchema = z.string().regex(idPattern("request"), "invalid-id");
export const requestParamsSchema = z.strictObject({ requestId: requestIdSchema });
/** A request's reference as somebody typed or dictated it, read in its one spelling. */
export const referenceSchema = z
  .string()
  .max(40, "invalid-reference")
  .refine((typed) => readReference(typed) !== undefined, "invalid-reference")
  .transform((typed) => readReference(typed) ?? typed);
export const appointmentIdSchema = z.string().regex(idPattern("appointment"), "invalid-id");
export const drawIdSchema = z.string().regex(idPattern("draw"), "invalid-id");
export const languageSchema = z.enum(["ar", "fr", "es", "en"]);
/** A calendar date that exists: 2026-02-30 is refused, and nothing that reckons with it is asked any more. */
export const dateSchema = z.iso.date({ error: "impossible-date", abort: true });
/** Wall-clock time at the post. */
export const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "invalid-time");

import * as z from "zod";
import { normalisePhone } from "#shared/domain/order/phone.ts";

// Apart from the other contracts: the numbering plans of all countries are 110 KB of a bundle.
const MAX_PHONE_LENGTH = 40;

/** A phone number as typed, of any country; read as E.164 (R2). */
export const phoneSchema = z
  .string()
  .max(MAX_PHONE_LENGTH, "phone-invalid")
  .transform((typed, context): string => {
    const phone = normalisePhone(typed);
    if (phone === undefined) context.issues.push({ code: "custom", message: "phone-invalid", input: typed });
    return phone ?? "";
  });

import * as z from "zod";
import { bareDigits } from "#shared/domain/stamp/code.ts";

const MAX_TYPED_LENGTH = 80;

/**
 * A stamp code as typed, pasted or scanned: sixteen digits, Western or Arabic-Indic, with any spaces, hyphens
 * or direction marks between them (T3). Its check digit is judged by the use case, as a reason of its own.
 */
export const stampCodeSchema = z
  .string()
  .max(MAX_TYPED_LENGTH, "stamp-code-format")
  .transform(bareDigits)
  .refine((digits) => /^\d{16}$/.test(digits), "stamp-code-format");

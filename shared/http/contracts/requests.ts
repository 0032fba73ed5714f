import * as z from "zod";
import {
  isArabicName,
  isCin,
  isLatinName,
  isPassportNumber,
  normaliseDocumentNumber,
  normaliseName,
} from "#shared/domain/person/identity.ts";
import { requestStates } from "#shared/domain/request/request.ts";
import { dateSchema, slugSchema } from "./common.ts";

const latinName = z
  .string()
  .max(200, "too-long")
  .transform(normaliseName)
  .refine((name) => name.length <= 60, "too-long")
  .refine(isLatinName, "not-latin-script");
const arabicName = z
  .string()
  .max(200, "too-long")
  .transform(normaliseName)
  .refine((name) => name.length <= 60, "too-long")
  .refine(isArabicName, "not-arabic-script");
const documentNumber = (check: (normalised: string) => boolean, code: string) =>
  z.string().max(40, "too-long").transform(normaliseDocumentNumber).refine(check, code);

/** One person as typed (R2): the CIN is accepted in any case, with spaces, and normalised. */
export const beneficiarySchema = z.strictObject({
  familyName: latinName,
  givenNames: latinName.optional(),
  familyNameArabic: arabicName.optional(),
  givenNamesArabic: arabicName.optional(),
  birthDate: dateSchema.refine((date) => date >= "1900-01-01", "too-early"),
  cin: documentNumber(isCin, "invalid-cin").optional(),
  passportNumber: documentNumber(isPassportNumber, "invalid-passport-number").optional(),
});

export const newRequestSchema = z.strictObject({
  postId: slugSchema,
  procedureId: slugSchema,
  beneficiaries: z.array(beneficiarySchema).min(1, "too-few").max(6, "too-many"),
});

/** A request's state after a change: small and free of personal data, because it is stored for replays. */
export const requestStateReplySchema = z.strictObject({
  requestId: z.string(),
  /** What people call it by; told when it is filed. */
  reference: z.string().optional(),
  state: z.enum(requestStates),
  validUntil: z.iso.datetime().optional(),
  reviewDueOn: z.iso.date().optional(),
  correctBy: z.iso.datetime().optional(),
  /** The papers were accepted once, and another officer is to confirm (R4). */
  awaits: z.literal("second-officer").optional(),
});

/** The papers declared corrected: all the rejected ones (R4). */
export const correctionSchema = z.strictObject({
  documents: z
    .array(z.strictObject({ beneficiary: z.int().min(1).max(6), documentId: slugSchema }))
    .min(1, "too-few")
    .max(60, "too-many"),
});

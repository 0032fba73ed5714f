import * as z from "zod";
import {
  isArabicName,
  isCin,
  isLatinName,
  isPassportNumber,
  normaliseDocumentNumber,
  normaliseName,
} from "#shared/domain/person/identity.ts";
import { rejectionReasons, requestStates } from "#shared/domain/request/request.ts";
import { dateSchema, requestIdSchema, slugSchema } from "./common.ts";

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

export const requestParamsSchema = z.strictObject({ requestId: requestIdSchema });
export const staffRequestParamsSchema = z.strictObject({ postId: slugSchema, requestId: requestIdSchema });

/** A request's state after a change: small and free of personal data, because it is stored for replays. */
export const requestStateReplySchema = z.strictObject({
  requestId: z.string(),
  state: z.enum(requestStates),
  validUntil: z.iso.datetime().optional(),
  reviewDueOn: z.iso.date().optional(),
  correctBy: z.iso.datetime().optional(),
});

export const documentSchema = z.strictObject({
  beneficiary: z.int(),
  documentId: z.string(),
  optional: z.boolean(),
  state: z.enum(["pending", "accepted", "rejected"]),
  reason: z.enum(rejectionReasons).optional(),
  note: z.string().optional(),
});

const requestSummary = {
  requestId: z.string(),
  postId: z.string(),
  procedureId: z.string(),
  state: z.enum(requestStates),
  createdAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().optional(),
  validUntil: z.iso.datetime().optional(),
  reviewDueOn: z.iso.date().optional(),
  correctBy: z.iso.datetime().optional(),
  people: z.array(z.string()),
  appointment: z
    .strictObject({ appointmentId: z.string(), date: z.string(), time: z.string(), startsAt: z.string() })
    .optional(),
};

export const requestsReplySchema = z.strictObject({ requests: z.array(z.strictObject(requestSummary)) });

export const requestReplySchema = z.strictObject({
  ...requestSummary,
  beneficiaries: z.array(
    z.strictObject({
      familyName: z.string(),
      givenNames: z.string().optional(),
      familyNameArabic: z.string().optional(),
      givenNamesArabic: z.string().optional(),
      birthDate: z.string(),
      cin: z.string().optional(),
      passportNumber: z.string().optional(),
    }),
  ),
  documents: z.array(documentSchema),
  hold: z.strictObject({ date: z.string(), time: z.string(), until: z.iso.datetime() }).optional(),
});

export const reviewSchema = z.strictObject({
  documents: z
    .array(
      z.strictObject({
        beneficiary: z.int().min(1).max(6),
        documentId: slugSchema,
        decision: z.enum(["accept", "reject"]),
        reason: z.enum(rejectionReasons).optional(),
        note: z.string().max(500, "too-long").optional(),
      }),
    )
    .max(60, "too-many"),
});

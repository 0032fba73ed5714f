import * as z from "zod";
import { readQueueCursor } from "#shared/application/reviews/queue-cursor.ts";
import { paperTypes } from "#shared/domain/document/limits.ts";
import { uploadStates } from "#shared/domain/document/upload.ts";
import { verdictCodes } from "#shared/domain/document/verdict.ts";
import { zoneFields, zoneOutcomes } from "#shared/domain/document/zone.ts";
import {
  isArabicName,
  isCin,
  isLatinName,
  isPassportNumber,
  normaliseDocumentNumber,
  normaliseName,
} from "#shared/domain/person/identity.ts";
import { documentStates, rejectionReasons, requestStates } from "#shared/domain/request/request.ts";
import { dateSchema, requestIdSchema, slugSchema } from "./common.ts";
import { pageQuery } from "./page.ts";

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
  /** What people call it by; told when it is filed. */
  reference: z.string().optional(),
  state: z.enum(requestStates),
  validUntil: z.iso.datetime().optional(),
  reviewDueOn: z.iso.date().optional(),
  correctBy: z.iso.datetime().optional(),
  /** The papers were accepted once, and another officer is to confirm (R4). */
  awaits: z.literal("second-officer").optional(),
});

export const documentSchema = z.strictObject({
  beneficiary: z.int(),
  documentId: z.string(),
  optional: z.boolean(),
  state: z.enum(documentStates),
  reason: z.enum(rejectionReasons).optional(),
  note: z.string().optional(),
  /** What was uploaded for it last; the verdict is said in words by code (D2). */
  upload: z
    .strictObject({
      uploadId: z.string(),
      state: z.enum(uploadStates),
      type: z.enum(paperTypes),
      name: z.string(),
      grantedAt: z.iso.datetime(),
      verdict: z.enum(verdictCodes).optional(),
      decidedAt: z.iso.datetime().optional(),
      /** How its machine-readable zone compares with what was typed: told to officers, and in an export. */
      zone: z
        .strictObject({ outcome: z.enum(zoneOutcomes), fields: z.array(z.enum(zoneFields)).optional() })
        .optional(),
    })
    .optional(),
});

const requestSummary = {
  requestId: z.string(),
  /** What people call it by, on paper and over the telephone. */
  reference: z.string(),
  postId: z.string(),
  procedureId: z.string(),
  state: z.enum(requestStates),
  createdAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().optional(),
  validUntil: z.iso.datetime().optional(),
  reviewDueOn: z.iso.date().optional(),
  correctBy: z.iso.datetime().optional(),
  /** The time to choose a slot (R6) or to correct papers (R4) has run out. */
  expired: z.literal(true).optional(),
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

/** The papers declared corrected: all the rejected ones (R4). */
export const correctionSchema = z.strictObject({
  documents: z
    .array(z.strictObject({ beneficiary: z.int().min(1).max(6), documentId: slugSchema }))
    .min(1, "too-few")
    .max(60, "too-many"),
});

/** A page of the review queue. */
export const queueQuerySchema = pageQuery(readQueueCursor, { usual: 50, most: 100 });

const officerSchema = z.enum(["you", "another-officer"]);

const queuedSchema = z.strictObject({
  requestId: z.string(),
  reference: z.string(),
  procedureId: z.string(),
  people: z.int(),
  submittedAt: z.iso.datetime(),
  reviewDueOn: z.iso.date(),
  overdue: z.boolean(),
  correctedAt: z.iso.datetime().optional(),
  /** Who has it, until when (R4). */
  taken: z.strictObject({ by: officerSchema, until: z.iso.datetime() }).optional(),
  /** Who accepted it first, where a second officer is to confirm. */
  accepted: officerSchema.optional(),
});

/** A head of post may take over what another officer has. */
export const takingSchema = z.strictObject({ takeOver: z.boolean().optional() });
export const takenReplySchema = z.strictObject({ requestId: z.string(), until: z.iso.datetime() });

export const queueReplySchema = z.strictObject({
  requests: z.array(queuedSchema),
  next: z.string().optional(),
});

export const breachesQuerySchema = z.strictObject({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "invalid-month"),
});

export const breachesReplySchema = z.strictObject({
  waiting: z.array(queuedSchema),
  decided: z.array(
    z.strictObject({
      requestId: z.string(),
      reference: z.string(),
      procedureId: z.string(),
      reviewDueOn: z.iso.date(),
      decidedAt: z.iso.datetime(),
    }),
  ),
});

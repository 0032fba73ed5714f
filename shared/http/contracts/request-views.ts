import * as z from "zod";
import { paperTypes } from "#shared/domain/document/limits.ts";
import { uploadStates } from "#shared/domain/document/upload.ts";
import { verdictCodes } from "#shared/domain/document/verdict.ts";
import { zoneFields, zoneOutcomes } from "#shared/domain/document/zone.ts";
import { documentStates, rejectionReasons, requestStates } from "#shared/domain/request/request.ts";

const documentSchema = z.strictObject({
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
  /** When it was served or withdrawn. */
  endedAt: z.iso.datetime().optional(),
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

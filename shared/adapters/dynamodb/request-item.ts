import * as z from "zod";
import { paperTypes } from "#shared/domain/document/limits.ts";
import { scanResults, uploadStates } from "#shared/domain/document/upload.ts";
import { verdictCodes } from "#shared/domain/document/verdict.ts";
import { zoneFields, zoneOutcomes } from "#shared/domain/document/zone.ts";
import { documentStates, rejectionReasons, requestStates } from "#shared/domain/request/request.ts";
import { offerKinds } from "#shared/domain/waiting/offer.ts";
import { waitingModes } from "#shared/domain/waiting/waiting.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import { slotPartSchema } from "./appointment-item.ts";

/** The key of any item. */
export const itemKeys = { pk: z.string(), sk: z.string() };

const stateItemSchema = z.strictObject({
  ...itemKeys,
  gpk: z.string(),
  gsk: z.string(),
  requestId: z.string(),
  accountId: z.string(),
  postId: z.string(),
  calendarId: z.string(),
  procedureId: z.string(),
  urgent: z.boolean(),
  state: z.enum(requestStates),
  names: z.array(z.string()),
  personKeys: z.array(z.string()),
  createdAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().optional(),
  reviewDueOn: z.iso.date().optional(),
  validUntil: z.iso.datetime().optional(),
  correctBy: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  hold: z
    .strictObject({
      token: z.string(),
      fingerprint: z.string(),
      date: z.iso.date(),
      time: z.string(),
      places: z.array(z.int()),
      more: z.array(slotPartSchema).optional(),
      until: z.int(),
      extended: z.boolean().optional(),
      draw: z.strictObject({ drawId: z.string() }).optional(),
      offer: z
        .strictObject({
          kind: z.enum(offerKinds),
          postId: z.string(),
          startsAt: z.iso.datetime(),
          confirmPresence: z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
  appointment: z
    .strictObject({
      appointmentId: z.string(),
      date: z.iso.date(),
      time: z.string(),
      startsAt: z.iso.datetime(),
      moves: z.int().optional(),
    })
    .optional(),
  draw: z.strictObject({ drawId: z.string(), until: z.int() }).optional(),
  waiting: z
    .strictObject({
      postIds: z.array(z.string()),
      from: z.iso.date(),
      to: z.iso.date(),
      mode: z.enum(waitingModes),
      joinedAt: z.iso.datetime(),
      version: z.int().positive(),
      lapses: z.int().nonnegative(),
      passed: z.array(z.string()),
      alertedAt: z.iso.datetime().optional(),
    })
    .optional(),
});

const beneficiarySchema = z.strictObject({
  familyName: z.string(),
  givenNames: z.string().optional(),
  familyNameArabic: z.string().optional(),
  givenNamesArabic: z.string().optional(),
  birthDate: z.iso.date(),
  cin: z.string().optional(),
  passportNumber: z.string().optional(),
});

/** Who a request is for: replaced with its draft, and after submission never updated by any function (R7). */
export const peopleItemSchema = z.strictObject({
  ...itemKeys,
  beneficiaries: z.array(beneficiarySchema),
  personKeys: z.array(z.string()),
});

/** The current upload of a paper (D1, D2). */
const uploadSchema = z.strictObject({
  uploadId: z.string(),
  state: z.enum(uploadStates),
  type: z.enum(paperTypes),
  name: z.string(),
  sha256: z.string(),
  grantedAt: z.iso.datetime(),
  version: z.string().optional(),
  inspected: z.enum(verdictCodes).optional(),
  scanned: z.enum(scanResults).optional(),
  copy: z.strictObject({ key: z.string(), type: z.enum(["application/pdf", "image/jpeg"]) }).optional(),
  zone: z
    .strictObject({
      outcome: z.enum(zoneOutcomes),
      fields: z.array(z.enum(zoneFields)).optional(),
      of: z.string(),
    })
    .optional(),
  verdict: z.enum(verdictCodes).optional(),
  decidedAt: z.iso.datetime().optional(),
});

/** The papers of a request with the officers' decisions (R4) and what was uploaded for each, by paper (R3). */
export const papersItemSchema = z.strictObject({
  ...itemKeys,
  documents: z.array(
    z.strictObject({
      beneficiary: z.int(),
      documentId: z.string(),
      optional: z.boolean(),
      state: z.enum(documentStates),
      reason: z.enum(rejectionReasons).optional(),
      note: z.string().optional(),
    }),
  ),
  uploads: z.record(z.string(), uploadSchema),
  /** Files granted a day, by beneficiary (D1). */
  quota: z.record(z.string(), z.strictObject({ day: z.iso.date(), used: z.int() })),
});

/** Reads the state of a stored request. */
export const toRecord = (item: unknown): RequestRecord => {
  const { pk, sk, gpk, gsk, ...record } = stateItemSchema.parse(item);
  return record;
};

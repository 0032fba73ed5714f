import * as z from "zod";
import { reservationMinutes } from "#shared/application/partners/reserve-stamp.ts";
import { idPattern } from "#shared/domain/ids.ts";
import { isCin, isPassportNumber, normaliseDocumentNumber } from "#shared/domain/person/identity.ts";
import { reservationStates } from "#shared/ports/reservation-store.ts";
import { moneySchema, slugSchema } from "./common.ts";
import { stampCodeSchema } from "./stamp-code.ts";

/** CIN or passport number of one for whom the stamp was attached to a request; as people type it. */
const holderSchema = z
  .string()
  .max(40)
  .transform(normaliseDocumentNumber)
  .refine((number) => isCin(number) || isPassportNumber(number), "document-number-format");

const codeAndFact = {
  code: stampCodeSchema,
  /** The act it is to pay for. */
  procedureId: slugSchema.optional(),
  holder: holderSchema.optional(),
};

/** A second fact is needed: the act unless the holder is given. */
const hasFact = (body: { procedureId?: string | undefined; holder?: string | undefined }): boolean =>
  body.procedureId !== undefined || body.holder !== undefined;
const factMissing = { message: "second-fact-missing", path: ["procedureId"] };

/** A code and a second fact (T7): the act, the holder's number, or both. */
export const verificationSchema = z.strictObject(codeAndFact).refine(hasFact, factMissing);

export const verificationReplySchema = z.strictObject({
  state: z.literal("issued"),
  stampId: z.string(),
  procedureId: z.string(),
  amount: moneySchema,
  validUntil: z.iso.datetime(),
});

export const newReservationSchema = z
  .strictObject({
    ...codeAndFact,
    /** The partner's own file number; no personal data. */
    reference: z.string().regex(/^[\w./-]{1,64}$/, "reference-format"),
    /** How long the claim is to stand; 15 unless said. */
    minutes: z.int().min(reservationMinutes.least).max(reservationMinutes.most).optional(),
    /** The post whose file it is; needed from partners that handle some posts' files only. */
    postId: slugSchema.optional(),
  })
  .refine(hasFact, factMissing);

export const reservationReplySchema = z.strictObject({
  reservationId: z.string(),
  stampId: z.string(),
  until: z.iso.datetime(),
});

export const reservationParamsSchema = z.strictObject({
  reservationId: z.string().regex(idPattern("reservation"), "invalid-id"),
});

export const shownReservationSchema = z.strictObject({
  reservationId: z.string(),
  state: z.enum(reservationStates),
  stampId: z.string(),
  procedureId: z.string(),
  amount: moneySchema,
  reference: z.string(),
  until: z.iso.datetime(),
  settledAt: z.iso.datetime().optional(),
});

export const committedReplySchema = z.strictObject({
  stampId: z.string(),
  state: z.literal("consumed"),
  at: z.iso.datetime(),
});

export const releasedReplySchema = z.null();

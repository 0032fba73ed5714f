import * as z from "zod";
import { readQueueCursor } from "#shared/application/reviews/queue-cursor.ts";
import { rejectionReasons } from "#shared/domain/request/request.ts";
import { requestIdSchema, slugSchema } from "./common.ts";
import { pageQuery } from "./page.ts";

export const staffRequestParamsSchema = z.strictObject({ postId: slugSchema, requestId: requestIdSchema });

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

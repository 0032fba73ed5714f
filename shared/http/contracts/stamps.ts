import * as z from "zod";
import { idPattern } from "#shared/domain/ids.ts";
import { proposalReasons } from "#shared/domain/proposal/proposal.ts";
import { refusalCodes } from "#shared/domain/refusal.ts";
import { stampStates, suspensionReasons } from "#shared/domain/stamp/stamp.ts";
import { moneySchema, requestIdSchema, slugSchema } from "./common.ts";
import { orderIdSchema } from "./orders.ts";
import { stampCodeSchema } from "./stamp-code.ts";

export const stampIdSchema = z.string().regex(idPattern("stamp"), "invalid-id");

/** Which stamp is meant: by its code, or as a unit of an order. */
export const stampNameSchema = z.union(
  [
    z.strictObject({ code: stampCodeSchema }),
    z.strictObject({ orderId: orderIdSchema, unit: z.int().min(1).max(10) }),
  ],
  "code-or-order-and-unit",
);

export const attachmentsParamsSchema = z.strictObject({ requestId: requestIdSchema });
export const attachmentParamsSchema = z.strictObject({ requestId: requestIdSchema, stampId: stampIdSchema });

/** A stamp that a request has: all but its code (T5). */
export const attachedStampSchema = z.strictObject({
  stampId: z.string(),
  state: z.enum(stampStates),
  /** Whether the desk could use it for this request now. */
  usable: z.boolean(),
  reason: z.enum(refusalCodes).optional(),
  amount: moneySchema,
  attachedAt: z.iso.datetime(),
  /** Until when it would be valid if it were taken off now: its clock stands still (T5). */
  validUntil: z.iso.datetime(),
});

export const attachedReplySchema = z.strictObject({
  requestId: z.string(),
  stampId: z.string(),
  procedureId: z.string(),
  attachedAt: z.iso.datetime(),
});

export const attachmentsReplySchema = z.strictObject({ stamps: z.array(attachedStampSchema) });

export const reissuedReplySchema = z.strictObject({
  orderId: z.string(),
  unit: z.int(),
  stampId: z.string(),
  /** How often it can still be given a new code (T3). */
  reissuesLeft: z.int().nonnegative(),
});

export const suspensionSchema = z.strictObject({ stamp: stampNameSchema, reason: z.enum(suspensionReasons) });
export const suspendedReplySchema = z.strictObject({ stampId: z.string(), state: z.literal("suspended") });
export const reinstatedReplySchema = z.strictObject({
  stampId: z.string(),
  state: z.literal("issued"),
  validUntil: z.iso.datetime(),
});

export const reversalSchema = z.strictObject({ stamp: stampNameSchema, reason: z.enum(proposalReasons) });
export const reversalParamsSchema = z.strictObject({
  postId: slugSchema,
  proposalId: z.string().regex(idPattern("proposal"), "invalid-id"),
});
export const proposedReversalSchema = z.strictObject({
  proposalId: z.string(),
  stampId: z.string(),
  /** Until when another person may decide. */
  until: z.iso.datetime(),
});
export const reversalDecisionSchema = z.strictObject({ decision: z.enum(["approved", "rejected"]) });
export const reversalReplySchema = z.strictObject({
  proposalId: z.string(),
  state: z.enum(["approved", "rejected", "withdrawn"]),
  /** The stamp that the buyer got in the place of the one whose use was reversed. */
  replacedBy: z.string().optional(),
});

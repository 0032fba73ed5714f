import * as z from "zod";
import { idPattern } from "#shared/domain/ids.ts";
import { proposalKinds, proposalReasons, proposalStates } from "#shared/domain/proposal/proposal.ts";
import { slugSchema } from "./common.ts";
import { orderIdSchema, refundFields } from "./orders.ts";

export const refundSchema = z.strictObject(refundFields);

export const refundsByHandSchema = z.strictObject({
  refunds: z.array(z.strictObject({ ...refundFields, orderId: z.string(), transactionId: z.string() })),
});

export const refundParamsSchema = z.strictObject({
  postId: slugSchema,
  orderId: orderIdSchema,
  refundId: z.string().regex(idPattern("refund"), "invalid-id"),
});

/** The number on the receipt of money handed out, as it is printed. */
export const receiptSchema = z.strictObject({
  reference: z.string().regex(/^[\w./-]{1,40}$/, "invalid-reference"),
});

/** What is asked for; `note` is for the office, and holds no personal data. */
export const newProposalSchema = z.strictObject({
  kind: z.enum(["refund"]),
  orderId: orderIdSchema,
  unit: z.int().min(1).max(10),
  reason: z.enum(proposalReasons),
  note: z.string().min(1).max(200).optional(),
});

export const proposalParamsSchema = z.strictObject({
  postId: slugSchema,
  proposalId: z.string().regex(idPattern("proposal"), "invalid-id"),
});

export const proposalSchema = z.strictObject({
  proposalId: z.string(),
  kind: z.enum(proposalKinds),
  state: z.enum(proposalStates),
  orderId: z.string(),
  unit: z.int(),
  reason: z.enum(proposalReasons),
  note: z.string().optional(),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  until: z.iso.datetime(),
});

export const proposalsSchema = z.strictObject({ proposals: z.array(proposalSchema) });

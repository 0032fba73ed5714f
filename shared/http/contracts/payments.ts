import * as z from "zod";
import { startedChannels } from "#shared/application/orders/start-payment.ts";
import { idPattern } from "#shared/domain/ids.ts";
import { orderStates, unwantedReasons } from "#shared/domain/order/order.ts";
import { readPaymentReference } from "#shared/domain/order/payment-reference.ts";
import { dateSchema, languageSchema, moneySchema, slugSchema } from "./common.ts";

const orderIdSchema = z.string().regex(idPattern("order"), "invalid-id");

export const newPaymentSchema = z.strictObject({ channel: z.enum(startedChannels) });

/** What the buyer needs to pay: a form for the browser to post, a number to be paid, or a link to follow. */
export const startedPaymentSchema = z.discriminatedUnion("channel", [
  z.strictObject({
    channel: z.literal("card"),
    action: z.url(),
    fields: z.record(z.string(), z.string()),
  }),
  z.strictObject({
    channel: z.literal("agency"),
    /** In groups of four, as it is read aloud. */
    reference: z.string(),
    payableUntil: z.iso.datetime(),
  }),
  z.strictObject({ channel: z.literal("wallet"), link: z.url(), payableUntil: z.iso.datetime() }),
]);

/** What the form said of the way back; a browser is sent on whatever became of it. */
export const returnQuerySchema = z.object({
  language: languageSchema.catch("fr"),
  result: z.literal("declined").optional().catch(undefined),
});

const MAX_FIELD_LENGTH = 4096;

/** A provider's notice as it comes: any fields, judged by their hash. */
export const noticeSchema = z.record(z.string(), z.string().max(MAX_FIELD_LENGTH)).optional();

/** One word that the provider understands. */
export const noticeReplySchema = z.string();

/** A payment reference as it was typed, read in its one spelling. */
const referenceSchema = z
  .string()
  .max(40, "invalid-reference")
  .refine((typed) => readPaymentReference(typed) !== undefined, "invalid-reference")
  .transform((typed) => readPaymentReference(typed) ?? typed);

const shortCode = z.string().regex(/^[\w.-]{1,40}$/, "invalid-code");

const toldSchema = {
  /** The other side's own number of the payment. */
  transactionId: shortCode,
  amount: moneySchema,
  paidAt: z.iso.datetime(),
};

export const lookUpSchema = z.strictObject({ reference: referenceSchema });

export const lookedUpReplySchema = z.strictObject({
  reference: z.string(),
  state: z.enum(orderStates),
  amount: moneySchema,
  payableUntil: z.iso.datetime(),
});

export const agencyNoticeSchema = z.strictObject({ reference: referenceSchema, ...toldSchema });

export const walletNoticeSchema = z.strictObject({
  merchantId: shortCode,
  orderId: orderIdSchema,
  state: z.enum(["paid", "refused"]),
  reason: shortCode,
  ...toldSchema,
});

/** What became of the money; `to-return`: the order has no use for it, and the payer gets it back. */
export const captureReplySchema = z.strictObject({
  orderId: z.string(),
  outcome: z.enum(["captured", "to-return"]),
  reason: z.enum(unwantedReasons).optional(),
});

export const walletReplySchema = z.union([
  captureReplySchema,
  z.strictObject({ orderId: z.string(), outcome: z.literal("noted") }),
]);

export const terminalParamsSchema = z.strictObject({ postId: slugSchema, orderId: orderIdSchema });

/** The slip of a payment terminal, as it is printed. */
export const terminalReceiptSchema = z.strictObject({
  terminalId: z
    .string()
    .regex(/^[A-Za-z0-9-]{4,16}$/, "invalid-code")
    .transform((id) => id.toUpperCase()),
  /** Leading zeros are the printer's: with or without them it is the same slip. */
  receiptNumber: z
    .string()
    .regex(/^\d{1,12}$/, "invalid-code")
    .transform((number) => number.replace(/^0+(?=\d)/, "")),
  approvalCode: z.string().regex(/^[A-Za-z0-9]{4,10}$/, "invalid-code"),
  amount: moneySchema,
  date: dateSchema,
});

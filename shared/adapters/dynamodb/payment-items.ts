import * as z from "zod";
import type { TerminalReceipt } from "#shared/ports/order-store.ts";
import { keys } from "./keys.ts";

const itemKeys = { pk: z.string(), sk: z.string() };

const referenceItemSchema = z.strictObject({ ...itemKeys, orderId: z.string() });

const receiptItemSchema = z.strictObject({
  ...itemKeys,
  terminalId: z.string(),
  date: z.iso.date(),
  receiptNumber: z.string(),
  approvalCode: z.string(),
  orderId: z.string(),
  staffId: z.string(),
});

/** The item that leads from a payment reference to its order. */
export const referenceItem = (reference: string, orderId: string): Record<string, unknown> =>
  referenceItemSchema.parse({ ...keys.paymentReference(reference), orderId });

/** The order of a payment reference's item. */
export const orderIdOf = (item: unknown): string => referenceItemSchema.parse(item).orderId;

/** The item of a terminal's slip. */
export const receiptItem = (receipt: TerminalReceipt): Record<string, unknown> =>
  receiptItemSchema.parse({
    ...keys.terminalReceipt(receipt.terminalId, receipt.date, receipt.receiptNumber),
    ...receipt,
  });

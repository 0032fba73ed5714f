import * as z from "zod";

export const newPaymentSchema = z.strictObject({ channel: z.literal("card") });

/** A form for the browser to post to the provider's page. */
export const paymentFormSchema = z.strictObject({
  action: z.url(),
  fields: z.record(z.string(), z.string()),
});

const MAX_FIELD_LENGTH = 4096;

/** A provider's notice as it comes: any fields, judged by their hash. */
export const noticeSchema = z.record(z.string(), z.string().max(MAX_FIELD_LENGTH)).optional();

/** One word that the provider understands. */
export const noticeReplySchema = z.string();

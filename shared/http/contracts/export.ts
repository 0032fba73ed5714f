import * as z from "zod";
import { preferredChannels } from "#shared/domain/account/account.ts";
import { paperTypes } from "#shared/domain/document/limits.ts";
import { deliveryStates } from "#shared/domain/order/delivery.ts";
import { orderStates } from "#shared/domain/order/order.ts";
import { languageSchema } from "./common.ts";
import { messageSchema } from "./messages.ts";
import { requestReplySchema } from "./request-views.ts";

/** Everything held on a person, unmasked: it is shown to nobody else (D4). */
export const exportReplySchema = z.strictObject({
  exportedAt: z.iso.datetime(),
  account: z.strictObject({
    accountId: z.string(),
    status: z.enum(["active", "suspended"]),
    phone: z.string(),
    language: languageSchema,
    email: z.string().optional(),
    prefers: z.enum(preferredChannels).optional(),
    createdAt: z.iso.datetime(),
  }),
  requests: z.array(requestReplySchema),
  /** Papers of which a rebuilt copy is kept; `open` is where a link to it is given. */
  files: z.array(
    z.strictObject({
      requestId: z.string(),
      beneficiary: z.int(),
      documentId: z.string(),
      name: z.string(),
      type: z.enum(paperTypes),
      uploadedAt: z.iso.datetime(),
      open: z.string(),
    }),
  ),
  orders: z.array(
    z.strictObject({
      orderId: z.string(),
      postId: z.string(),
      state: z.enum(orderStates),
      /** Centimes of dirham. */
      totalMad: z.int(),
      placedAt: z.iso.datetime(),
      paidAt: z.iso.datetime().optional(),
      /** Where the codes were sent. */
      delivery: z.strictObject({ phone: z.string(), email: z.string().optional(), language: languageSchema }),
      stamps: z.array(
        z.strictObject({
          stampId: z.string(),
          procedureId: z.string(),
          issuedAt: z.iso.datetime(),
          validUntil: z.iso.datetime(),
          deliveryState: z.enum(deliveryStates),
        }),
      ),
    }),
  ),
  messages: z.array(messageSchema),
  /** False where there is more than one answer holds. */
  complete: z.boolean(),
});

/** One day (UTC) of the log of deletions (D4). */
export const deletionsQuerySchema = z.strictObject({ date: z.iso.date("impossible-date") });

export const deletionsReplySchema = z.strictObject({
  deletions: z.array(
    z.strictObject({
      requestId: z.string(),
      postId: z.string(),
      cause: z.enum(["retention", "erasure"]),
      endedAt: z.iso.datetime(),
      dueAt: z.iso.datetime(),
      deletedAt: z.iso.datetime(),
      files: z.int(),
    }),
  ),
  /** Whether something has been due for more than a day and is still there. */
  overdue: z.boolean(),
});

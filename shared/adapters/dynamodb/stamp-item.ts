import * as z from "zod";
import type { Stamp } from "#shared/domain/stamp/stamp.ts";
import { stampStates } from "#shared/domain/stamp/stamp.ts";
import type { Consumption, SealedStamp } from "#shared/ports/stamp-store.ts";
import { keys } from "./keys.ts";
import { componentsSchema } from "./order-item.ts";

const itemKeys = { pk: z.string(), sk: z.string() };

const useSchema = z.strictObject({
  at: z.iso.datetime(),
  where: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("desk"), postId: z.string(), appointmentId: z.string() }),
    z.strictObject({ kind: z.literal("partner"), partnerId: z.string(), reservationId: z.string() }),
  ]),
});

/** A stamp as stored, under 1 KB so that a verification is one read unit; it holds no code and no person. */
const stampItemSchema = z.strictObject({
  ...itemKeys,
  stampId: z.string(),
  state: z.enum(stampStates),
  procedureId: z.string(),
  amountMad: z.int().positive(),
  components: componentsSchema,
  issuedAt: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  orderId: z.string(),
  unit: z.int().positive(),
  boundTo: z.string().optional(),
  holders: z.array(z.string()).max(5).optional(),
  reservation: z
    .strictObject({
      reservationId: z.string(),
      partnerId: z.string(),
      until: z.iso.datetime(),
      reference: z.string(),
    })
    .optional(),
  use: useSchema.optional(),
});

/** A code under seal as stored; erased at `expiresAt` (epoch seconds) by the table's time to live (T4). */
const sealedItemSchema = z.strictObject({
  ...itemKeys,
  stampId: z.string(),
  ciphertext: z.base64(),
  orderId: z.string(),
  unit: z.int().positive(),
  expiresAt: z.int().positive(),
});

const consumptionItemSchema = z.strictObject({
  ...itemKeys,
  stampId: z.string(),
  procedureId: z.string(),
  amountMad: z.int().positive(),
  components: componentsSchema,
  use: useSchema,
  by: z.strictObject({ kind: z.enum(["citizen", "staff", "partner", "system"]), id: z.string() }),
});

/** The item of a stamp. */
export const stampItem = (stampKey: string, stamp: Stamp): Record<string, unknown> =>
  stampItemSchema.parse({ ...keys.stamp(stampKey), ...stamp });

/** Reads a stamp's item. */
export const stampOf = (item: unknown): Stamp => {
  const { pk, sk, ...stamp } = stampItemSchema.parse(item);
  return stamp;
};

/** The item of a sealed code. */
export const sealedItem = (stampKey: string, sealed: SealedStamp): Record<string, unknown> =>
  sealedItemSchema.parse({ ...keys.sealed(stampKey), ...sealed });

/** Reads a sealed code's item. */
export const sealedOf = (item: unknown): SealedStamp => {
  const { pk, sk, ...sealed } = sealedItemSchema.parse(item);
  return sealed;
};

/** The item of a stamp's use. */
export const consumptionItem = (stampKey: string, consumption: Consumption): Record<string, unknown> =>
  consumptionItemSchema.parse({ ...keys.consumption(stampKey), ...consumption });

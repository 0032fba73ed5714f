import * as z from "zod";
import type { Stamp } from "#shared/domain/stamp/stamp.ts";
import { stampStates, suspensionReasons } from "#shared/domain/stamp/stamp.ts";
import type { Consumption, Reversal, SealedStamp } from "#shared/ports/stamp-store.ts";
import { componentsSchema } from "./fee-item.ts";
import { keys, ownerKeys } from "./keys.ts";

const itemKeys = { pk: z.string(), sk: z.string() };

const useSchema = z.strictObject({
  at: z.iso.datetime(),
  where: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("desk"),
      postId: z.string(),
      desk: z.string(),
      appointmentId: z.string(),
    }),
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
  pausedAt: z.iso.datetime().optional(),
  pausedMs: z.int().nonnegative().optional(),
  lapsedAt: z.iso.datetime().optional(),
  suspension: z.enum(suspensionReasons).optional(),
  replaces: z.string().optional(),
  /** Five people at most, each with two numbers at most. */
  holders: z.array(z.string()).max(10).optional(),
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

/** A code under seal as stored; nobody opens it from `expiresAt` on (epoch seconds), and it is then erased (T4). */
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
  /** At a desk: its post and UTC day, for those who look back (T10). */
  gpk: z.string().optional(),
  gsk: z.string().optional(),
  stampId: z.string(),
  procedureId: z.string(),
  amountMad: z.int().positive(),
  components: componentsSchema,
  use: useSchema,
  by: z.strictObject({ kind: z.enum(["citizen", "staff", "partner", "system"]), id: z.string() }),
});

const reversalItemSchema = z.strictObject({
  ...itemKeys,
  stampId: z.string(),
  replacedBy: z.string(),
  at: z.iso.datetime(),
  proposalId: z.string(),
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

const placeOf = ({ use: { at, where } }: Consumption) =>
  where.kind === "desk" ? ownerKeys.usesAt(where.postId, at.slice(0, 10), at) : {};

/** The item of a stamp's use. */
export const consumptionItem = (stampKey: string, consumption: Consumption): Record<string, unknown> =>
  consumptionItemSchema.parse({
    ...keys.consumption(stampKey),
    ...placeOf(consumption),
    ...consumption,
  });

/** Reads the item of a stamp's use. */
export const consumptionOf = (item: unknown): Consumption => {
  const { pk, sk, gpk, gsk, ...consumption } = consumptionItemSchema.parse(item);
  return consumption;
};

/** The item that says that a stamp's use was reversed. */
export const reversalItem = (stampKey: string, reversal: Reversal): Record<string, unknown> =>
  reversalItemSchema.parse({ ...keys.reversal(stampKey), ...reversal });

/** Reads the item that says that a stamp's use was reversed. */
export const reversalOf = (item: unknown): Reversal => {
  const { pk, sk, ...reversal } = reversalItemSchema.parse(item);
  return reversal;
};

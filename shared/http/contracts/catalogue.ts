import * as z from "zod";
import { moneySchema } from "./common.ts";

export const offeredProcedureSchema = z.strictObject({
  procedureId: z.string(),
  fee: moneySchema,
  /** The fee in the post's currency at the posted rate; null where no rate is posted. */
  localFee: moneySchema.nullable(),
  /** About how many days until the next free place; null where none is known. It reveals no slot (S4). */
  nextAppointmentInDays: z.int().nonnegative().nullable(),
  appointment: z.enum(["needed", "not-needed"]),
});

export const postSchema = z.strictObject({
  postId: z.string(),
  country: z.string(),
  city: z.string(),
  kind: z.enum(["consulate-general", "embassy-section"]),
  timeZone: z.string(),
  /** The time at the post now, with its offset (S2). */
  localTime: z.string(),
  currency: z.string(),
  /** The posted rate with its date (T1). */
  rate: z.strictObject({ madPerUnit: z.string(), asOf: z.iso.datetime() }).nullable(),
  location: z.strictObject({ latitude: z.number(), longitude: z.number() }),
  procedures: z.array(offeredProcedureSchema),
});

export const postsReplySchema = z.strictObject({ posts: z.array(postSchema) });

export const proceduresReplySchema = z.strictObject({
  procedures: z.array(
    z.strictObject({
      procedureId: z.string(),
      group: z.string(),
      names: z.strictObject({ ar: z.string(), fr: z.string(), es: z.string(), en: z.string() }),
      fee: z.strictObject({
        total: moneySchema,
        components: z.strictObject({ receipt: moneySchema, chancery: moneySchema, service: moneySchema }),
        /** Whether the amount was read on the official fee page. */
        confirmed: z.boolean(),
      }),
      review: z.enum(["none", "before-slot"]),
      appointment: z.enum(["needed", "not-needed"]),
      minutes: z.int(),
      documents: z.array(z.strictObject({ documentId: z.string(), optional: z.boolean() })),
    }),
  ),
});

export const rateBoardReplySchema = z.strictObject({
  postId: z.string(),
  currency: z.string(),
  rates: z.array(
    z.strictObject({
      currency: z.string(),
      /** Dirhams for one unit, as posted. */
      madPerUnit: z.string(),
      previousMadPerUnit: z.string(),
      changePercent: z.string(),
      asOf: z.iso.datetime(),
      localTime: z.string(),
      source: z.string(),
    }),
  ),
});

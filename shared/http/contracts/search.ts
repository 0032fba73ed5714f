import * as z from "zod";
import type { Point } from "#shared/domain/post/distance.ts";
import { slugSchema } from "./common.ts";

/** Half the way round the earth is the farthest that anything is. */
const HALF_WAY_ROUND_KM = 20_100;

/** `48.85,2.35`: latitude and longitude in degrees; undefined for other text. */
const pointIn = (text: string): Point | undefined => {
  if (!/^-?\d{1,2}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?$/.test(text)) return undefined;
  const [latitude = 0, longitude = 0] = text.split(",").map(Number);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
};

/** A post's id, or a point. */
const placeSchema = z
  .string()
  .refine((text) => slugSchema.safeParse(text).success || pointIn(text) !== undefined, "invalid-place")
  .transform((text) => pointIn(text) ?? text);

/** Near a post or a point; without either, the whole network. */
export const searchQuerySchema = z.strictObject({
  near: placeSchema.optional(),
  within_km: z.coerce.number().int().min(1).max(HALF_WAY_ROUND_KM).optional(),
});

export const searchReplySchema = z.strictObject({
  /** How many people come together: days with fewer free places are left out. */
  party: z.int(),
  posts: z.array(
    z.strictObject({
      postId: z.string(),
      city: z.string(),
      country: z.string(),
      timeZone: z.string(),
      /** Null in the whole network. */
      distanceKm: z.int().nullable(),
      /** A local date of the post; never a slot's time (S4). */
      firstDay: z.iso.date(),
      inDays: z.int(),
    }),
  ),
});

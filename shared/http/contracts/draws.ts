import * as z from "zod";
import { drawStates } from "#shared/domain/draw/draw.ts";
import { MAX_PREFERENCES, preferencePattern } from "#shared/domain/draw/preference.ts";
import { holdReplySchema } from "./appointments.ts";
import { dateSchema, drawIdSchema, slugSchema } from "./common.ts";

/** The longest that a place is held for its winner. */
const CONFIRM_HOURS_AT_MOST = 72;

const instantSchema = z.iso.datetime("invalid-instant");

/** A draw to be announced: local dates, both included; UTC instants. */
export const drawPlanSchema = z.strictObject({
  from: dateSchema,
  to: dateSchema,
  opensAt: instantSchema,
  closesAt: instantSchema,
  drawAt: instantSchema,
  confirmHours: z.int().min(1).max(CONFIRM_HOURS_AT_MOST).default(24),
});

export const announcedReplySchema = z.strictObject({ drawId: z.string(), commitment: z.string() });
export const drawsParamsSchema = z.strictObject({ postId: slugSchema });
export const drawParamsSchema = z.strictObject({ postId: slugSchema, drawId: drawIdSchema });
export const drawPageParamsSchema = z.strictObject({
  postId: slugSchema,
  drawId: drawIdSchema,
  page: z
    .string()
    .regex(/^\d{1,4}$/, "invalid-page")
    .transform(Number),
});
export const cancelledReplySchema = z.strictObject({ drawId: z.string(), state: z.literal("cancelled") });

const drawSchema = z.strictObject({
  drawId: z.string(),
  postId: z.string(),
  calendarId: z.string(),
  timeZone: z.string(),
  from: z.string(),
  to: z.string(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  drawAt: z.iso.datetime(),
  /** The same instants as the post's clocks show them. */
  local: z.strictObject({ opensAt: z.string(), closesAt: z.string(), drawAt: z.string() }),
  confirmHours: z.int(),
  state: z.enum(drawStates),
  /** SHA-256 of the seed, in hex. */
  commitment: z.string(),
  tickets: z.int().optional(),
  digest: z.string().optional(),
  seed: z.string().optional(),
  winners: z.int().optional(),
  returnedBy: z.iso.datetime().optional(),
});

export const drawsReplySchema = z.strictObject({ draws: z.array(drawSchema) });

export const drawReplySchema = z.strictObject({
  draw: drawSchema,
  slots: z
    .array(z.strictObject({ slotId: z.string(), startsAt: z.iso.datetime(), free: z.int() }))
    .readonly(),
  pages: z.array(z.strictObject({ first: z.string(), count: z.int(), digest: z.string() })).readonly(),
});

const ticketSchema = z.strictObject({
  ticket: z.string(),
  party: z.int(),
  preferences: z.array(z.string()).readonly(),
});
const resultSchema = z.strictObject({
  ticket: z.string(),
  rank: z.int(),
  seats: z.array(z.strictObject({ slotId: z.string(), party: z.int() })).readonly(),
});

/** A page of the published log. */
export const drawPageReplySchema = z.strictObject({
  tickets: z.array(ticketSchema).readonly(),
  results: z.array(resultSchema).readonly(),
});

/** One's wishes, best first. */
export const wishSchema = z.strictObject({
  drawId: drawIdSchema,
  preferences: z
    .array(z.string().regex(preferencePattern, "invalid-preference"))
    .min(1, "too-few")
    .max(MAX_PREFERENCES, "too-many")
    .refine((wishes) => new Set(wishes).size === wishes.length, "said-twice"),
});

export const registeredReplySchema = z.strictObject({ drawId: z.string(), preferences: z.int() });
export const leftReplySchema = z.strictObject({ drawId: z.string() });

export const registrationReplySchema = z.strictObject({
  draw: drawSchema,
  ticket: z.string(),
  preferences: z.array(z.string()).readonly(),
  registeredAt: z.iso.datetime(),
  outcome: z.enum(["waiting", "won", "lost"]),
  rank: z.int().optional(),
  hold: holdReplySchema.optional(),
});

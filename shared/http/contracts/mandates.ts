import * as z from "zod";
import { dateSchema, languageSchema, referenceSchema } from "./common.ts";
import { phoneSchema } from "./phone.ts";

/** What somebody on the telephone or at the desk is asked for (R1). */
export const newMandateSchema = z.strictObject({ reference: referenceSchema, birthDate: dateSchema });

/** An account for somebody without a smartphone (R1). */
export const newAccountSchema = z.strictObject({ phone: phoneSchema, language: languageSchema });

export const mandateReplySchema = z.strictObject({
  /** To be sent as `Wisal-Mandate` with the agent's own access token. */
  mandate: z.string(),
  mandateId: z.string(),
  accountId: z.string(),
  requestId: z.string().optional(),
  channel: z.enum(["phone", "desk"]),
  until: z.iso.datetime(),
});

export const agentsQuerySchema = z.strictObject({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "invalid-month"),
});

export const agentsReplySchema = z.strictObject({
  month: z.string(),
  agents: z.array(
    z.strictObject({
      staffId: z.string(),
      /** Different people acted for. */
      people: z.int(),
      mandates: z.int(),
      acts: z.int(),
      bookings: z.int(),
      /** The most bookings for one and the same person. */
      bookingsForOne: z.int(),
      /** Wrong pairs, and numbers that had an account. */
      refused: z.int(),
      refusedPercent: z.int(),
    }),
  ),
});

import * as z from "zod";
import { dateSchema } from "./common.ts";

/** An id of ours, or the name of a system. */
const idSchema = z
  .string()
  .regex(/^[\w.-]{1,80}$/, "invalid-id")
  .optional();

export const trailQuerySchema = z.strictObject({
  /** UTC: chains are of a UTC day. */
  date: dateSchema,
  actor: idSchema,
  /** `stamps`, `stamps.consumed`, or an event's whole type. */
  action: z
    .string()
    .regex(/^[a-z]+([.-][a-z0-9]+)*$/, "invalid-action")
    .max(80)
    .optional(),
  object: idSchema,
  /** `next` of the page before. */
  after: z
    .string()
    .regex(/^\d{1,9}$/, "invalid-number")
    .transform(Number)
    .optional(),
});

const actorSchema = z.strictObject({
  kind: z.enum(["citizen", "staff", "partner", "system"]),
  id: z.string(),
  onBehalfOf: z
    .strictObject({ accountId: z.string(), channel: z.enum(["phone", "desk"]), postId: z.string() })
    .optional(),
});

export const trailReplySchema = z.strictObject({
  postId: z.string(),
  date: z.iso.date(),
  entries: z.array(
    z.strictObject({
      sequence: z.int().positive(),
      eventId: z.string(),
      at: z.iso.datetime(),
      type: z.string(),
      subject: z.string(),
      actor: actorSchema,
      data: z.record(z.string(), z.unknown()),
      previousHash: z.string(),
      hash: z.string(),
    }),
  ),
  /** To ask the next page with; null on the last. A page with filters may be empty and have a next one. */
  next: z.int().nullable(),
});

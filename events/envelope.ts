import * as z from "zod";

/** One fact before it is put into an envelope. */
export interface Fact {
  /** `gov.wisal.<context>.<fact>.v1` */
  readonly type: string;
  /** What it is about: an id with its prefix. */
  readonly subject: string;
  /** The post concerned, where there is one; the audit trail keeps a chain per post and day (E3). */
  readonly postId?: string;
  /** Ids, codes, instants and amounts; never personal data. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Who did it; a member of staff may have done it for a citizen, by phone or at a desk of a post (R1). */
export const actorSchema = z.strictObject({
  kind: z.enum(["citizen", "staff", "partner", "system"]),
  id: z.string(),
  onBehalfOf: z
    .strictObject({ accountId: z.string(), channel: z.enum(["phone", "desk"]), postId: z.string() })
    .optional(),
});

/**
 * The envelope of every event (CloudEvents 1.0 attributes with `actor` and `postid` as extensions).
 * A consumer's effect is deduplicated on `id`, which is derived from the command that caused it.
 */
export const envelopeSchema = z.strictObject({
  specversion: z.literal("1.0"),
  id: z.string().regex(/^cmd_[\w-]+\.\d+$/),
  source: z.literal("wisal"),
  type: z.string().regex(/^gov\.wisal\.[a-z]+\.[a-z-]+\.v\d+$/),
  time: z.iso.datetime(),
  subject: z.string(),
  postid: z.string().optional(),
  actor: actorSchema,
  data: z.record(z.string(), z.unknown()),
});

/** An event as published. */
export type Envelope = z.infer<typeof envelopeSchema>;

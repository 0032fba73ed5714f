import * as z from "zod";
import { staffRoles } from "#shared/domain/caller.ts";
import { idPattern } from "#shared/domain/ids.ts";
import { dateSchema, slugSchema } from "./common.ts";

const staffIdSchema = z.string().regex(idPattern("staff"), "invalid-id");

/** A post, or `*` for the whole network. */
const placeSchema = z.union([slugSchema, z.literal("*")], { error: "invalid-id" });

export const placeParamsSchema = z.strictObject({ postId: placeSchema });
export const memberParamsSchema = z.strictObject({ postId: placeSchema, staffId: staffIdSchema });

/** `after` is the `next` of the page before. */
export const membersQuerySchema = z.strictObject({ after: staffIdSchema.optional() });

const roleSchema = z.enum(staffRoles);
const version = z.int().positive();

/** A role at the place of the address, from one whole day to another; `to` is null where no end is in sight. */
const grantFields = { role: roleSchema, from: dateSchema, to: dateSchema.nullable() };

const nameSchema = z.string().trim().min(1).max(120);

/** Somebody new: invited by e-mail, or known to the issuer by the `sub` of their tokens. */
export const newMemberSchema = z.union([
  z.strictObject({ name: nameSchema, email: z.email("invalid-email").max(254), ...grantFields }),
  z.strictObject({ name: nameSchema, subject: z.string().min(1).max(200), ...grantFields }),
]);

/** `version` is that of the entry as it was read: what changed meanwhile is refused. */
export const roleGrantSchema = z.strictObject({ version, ...grantFields });

/** `last` is the last day on which the role is held; without it, it is over at once. */
export const roleEndingSchema = z.strictObject({ version, role: roleSchema, last: dateSchema.optional() });

export const memberVersionSchema = z.strictObject({ version });

const assignmentSchema = z.strictObject({
  /** A post, or `*` for the whole network. */
  postId: z.string(),
  role: roleSchema,
  from: z.iso.date(),
  to: z.iso.date().nullable(),
});

/** What the pages of the desk and of administrators are made from. */
export const meReplySchema = z.strictObject({
  staffId: z.string(),
  name: z.string().optional(),
  roles: z.array(assignmentSchema),
});

export const memberReplySchema = z.strictObject({
  staffId: z.string(),
  name: z.string(),
  active: z.boolean(),
  version: z.int(),
  roles: z.array(assignmentSchema),
});

export const membersReplySchema = z.strictObject({
  members: z.array(memberReplySchema),
  /** There are more: send it as `after`. */
  next: z.string().optional(),
});

export const changedMemberReplySchema = z.strictObject({ staffId: z.string(), version: z.int() });

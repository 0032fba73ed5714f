import * as z from "zod";
import type { Caller, SignedInCaller } from "#shared/domain/caller.ts";
import { staffRoles } from "#shared/domain/caller.ts";

const signInSchema = z.strictObject({ at: z.int(), secondFactor: z.boolean() });

/** The authorizer's answer as it travels in the gateway's context: one JSON string under `caller`. */
export const callerSchema: z.ZodType<SignedInCaller> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("citizen"),
    accountId: z.string(),
    status: z.enum(["none", "active", "suspended"]),
    scopes: z.array(z.string()),
    agent: z
      .strictObject({ staffId: z.string(), channel: z.enum(["phone", "desk"]), postId: z.string() })
      .optional(),
    signIn: signInSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal("staff"),
    staffId: z.string(),
    assignments: z.array(
      z.strictObject({
        postId: z.string(),
        role: z.enum(staffRoles),
        from: z.iso.date(),
        to: z.iso.date().nullable(),
      }),
    ),
    scopes: z.array(z.string()),
    mandate: z.literal("refused").optional(),
    signIn: signInSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal("partner"),
    partnerId: z.string(),
    scopes: z.array(z.string()),
    terms: z.strictObject({
      procedureIds: z.array(z.string()),
      postIds: z.array(z.string()),
      callsPerMinute: z.int().positive(),
    }),
  }),
]);

const contextSchema = z.object({ caller: z.string() });

/** Reads the caller the authorizer put into the request's context; `anonymous` on public routes. */
export const callerFrom = (authorizer: unknown): Caller => {
  const context = contextSchema.safeParse(authorizer);
  return context.success ? callerSchema.parse(JSON.parse(context.data.caller)) : { kind: "anonymous" };
};

import * as z from "zod";
import { offerKinds } from "#shared/domain/waiting/offer.ts";
import { MAX_WAITING_POSTS, waitingModes } from "#shared/domain/waiting/waiting.ts";
import { dateSchema, slugSchema } from "./common.ts";

/** What a request waits for; without `posts`, at its own, or at those that it already waits at. */
export const newWaitingSchema = z.strictObject({
  mode: z.enum(waitingModes),
  posts: z.array(slugSchema).min(1, "too-few").max(MAX_WAITING_POSTS, "too-many").optional(),
  from: dateSchema,
  to: dateSchema,
});

export const waitingReplySchema = z.strictObject({
  mode: z.enum(waitingModes),
  posts: z.array(z.string()),
  from: z.iso.date(),
  to: z.iso.date(),
  joinedAt: z.iso.datetime(),
});

export const waitingStateReplySchema = z.strictObject({
  waiting: waitingReplySchema.nullable(),
  offer: z
    .strictObject({
      kind: z.enum(offerKinds),
      post: z.strictObject({
        postId: z.string(),
        city: z.string(),
        country: z.string(),
        timeZone: z.string(),
      }),
      date: z.iso.date(),
      /** Wall-clock time at the post (S2). */
      time: z.string(),
      startsAt: z.iso.datetime(),
      localTime: z.string(),
      places: z.int(),
      /** The times of the slots after the first, where one did not take the whole party (A1). */
      more: z.array(z.string()).optional(),
      /** Until when it may be accepted, with the token as any hold's; releasing the hold declines it. */
      until: z.iso.datetime(),
      holdToken: z.string(),
    })
    .nullable(),
});

export const newPostSchema = z.strictObject({ postId: slugSchema });
export const movedPostReplySchema = z.strictObject({ requestId: z.string(), postId: z.string() });

import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A valid request is served at another post (S5); `postid` is the new one. */
export const requestMovedPost = defineEvent(
  "gov.wisal.requests.moved-post.v1",
  "A valid request is served at another post (S5).",
  () => z.strictObject({ requestId: z.string(), procedureId: z.string(), from: z.string() }),
);

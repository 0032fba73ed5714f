import type { Caller } from "./caller.ts";

/** By which way a change of a request came (R1). */
export type Channel = "web" | "phone" | "desk";

/**
 * The channel of a caller's change at a post (R1): citizens use the web; staff whose only role there is the call
 * centre's are on the phone, all others are at the desk.
 */
export const channelOf = (caller: Caller, postId: string): Channel => {
  if (caller.kind !== "staff") return "web";
  const here = caller.assignments.filter((assignment) => ["*", postId].includes(assignment.postId));
  return here.length > 0 && here.every(({ role }) => role === "call-centre") ? "phone" : "desk";
};

import type { Agent, Caller, StaffCaller } from "./caller.ts";

/** By which way a change of a request came (R1). */
export type Channel = "web" | Agent["channel"];

/** The channel of staff at a post: the phone, if their only role there is the call centre's. */
export const staffChannel = (caller: StaffCaller, postId: string): Agent["channel"] => {
  const here = caller.assignments.filter((assignment) => ["*", postId].includes(assignment.postId));
  return here.length > 0 && here.every(({ role }) => role === "call-centre") ? "phone" : "desk";
};

/**
 * The channel of a caller's change at a post (R1): citizens use the web, or their agent's way; staff are on
 * the phone or at the desk.
 */
export const channelOf = (caller: Caller, postId: string): Channel => {
  if (caller.kind === "citizen") return caller.agent?.channel ?? "web";
  if (caller.kind !== "staff") return "web";
  return staffChannel(caller, postId);
};

import type { Agent, StaffCaller, StaffRole } from "../caller.ts";
import { staffChannel } from "../channel.ts";

/** For how long somebody who gave reference and birth date is acted for: longer than a call, shorter than a shift. */
export const MANDATE_SECONDS = 30 * 60;

/** An agent's wrong pairs in an hour; a slip of the tongue costs one, a search through birth dates all of them. */
export const WRONG_PAIRS_AN_HOUR = 10;

/** Who may act for a citizen at their post (R1). */
export const agentRoles: readonly StaffRole[] = ["officer", "desk", "head-of-post", "call-centre"];

/** What an agent was given: to act for this account, at this post, by this way. */
export interface Mandate extends Agent {
  readonly mandateId: string;
  readonly accountId: string;
}

/**
 * The agent as whom the holder of a mandate acts now (R1, E2): the mandate is theirs, and they still have at its
 * post a role that acts for citizens, by the same way as when it was given. Undefined otherwise.
 */
export const agentOf = (
  { staffId, channel, postId }: Mandate,
  holder: Pick<StaffCaller, "kind" | "staffId" | "assignments" | "scopes">,
): Agent | undefined => {
  const held = holder.assignments.some(
    (assignment) => ["*", postId].includes(assignment.postId) && agentRoles.includes(assignment.role),
  );
  return held && staffId === holder.staffId && channel === staffChannel(holder, postId)
    ? { staffId, channel, postId }
    : undefined;
};

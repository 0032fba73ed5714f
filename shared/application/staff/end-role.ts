import { staffRoleEnded } from "#events/staff/role-ended.v1.ts";
import type { Outcome } from "#shared/domain/call.ts";
import type { Assignment } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { withoutRole } from "#shared/domain/staff/roles.ts";
import type { StaffWriteDeps } from "./deps.ts";
import type { ChangedMember, MemberCall } from "./grant-role.ts";
import { chainOf, findChangeable } from "./grant-role.ts";
import { judgeRole, todays } from "./judge-role.ts";

/**
 * Ends a role of a member of staff after its last day, or at once: then their next request is refused (E2). Taking
 * power away needs no sign-in of this moment.
 *
 * Errors: `forbidden` for a role that is not the caller's to take, `staff-own-entry`, `not-found`, `staff-stale`,
 * `role-not-held`, `last-administrator`.
 */
export const endRole = async (
  deps: StaffWriteDeps,
  call: MemberCall<Pick<Assignment, "role"> & { last?: string | undefined }>,
): Outcome<ChangedMember> => {
  const { postId } = call.params;
  const { role, last } = call.body;
  const today = todays(postId, call.now);
  const denied = judgeRole(call.caller, { postId, role });
  if (denied !== undefined) return denied;
  if (last !== undefined && last < today.there)
    return refuse("invalid-input", { errors: [{ pointer: "/body/last", code: "in-the-past" }] });
  const found = await findChangeable(deps, call);
  if (!found.ok) return found;
  const { staffId, active, version } = found.value;
  const assignments = withoutRole(found.value.assignments, { postId, role }, { today: today.there, last });
  if (!assignments.ok) return refuse(assignments.error);
  const after = { active, assignments: assignments.value };
  return deps.changes.commit({
    command: call.command,
    pieces: deps.members.changePieces({ before: found.value, after, today: today.network }),
    facts: [staffRoleEnded.fact(staffId, { staffId, postId, role, last: last ?? null }, chainOf(postId))],
    answer: { status: 200, body: { staffId, version: version + 1 } },
    now: call.now,
  });
};

import { staffRoleGranted } from "#events/staff/role-granted.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Member } from "#shared/domain/staff/member.ts";
import { administersNetwork, NETWORK, withRole } from "#shared/domain/staff/roles.ts";
import type { StaffWriteDeps } from "./deps.ts";
import type { RoleGrant } from "./judge-role.ts";
import { judgeDays, judgeRole, todays } from "./judge-role.ts";

/** What a change of a member answers: no name, since answers are stored (ADR 0003). */
export interface ChangedMember {
  staffId: string;
  version: number;
}

/** A change at a place, a post's id or `*`, by an administrator of it. */
export type PlacedCall<Params, Body> = Call<Params & { postId: string }, unknown, Body, StaffCaller>;

/** A change of one member by who has seen `version` of them. */
export type MemberCall<Body> = PlacedCall<{ staffId: string }, Body & { version: number }>;

/**
 * The member whom the caller may change: at a post who is or was there, for the network everybody. Errors:
 * `staff-own-entry`, `not-found`, `staff-stale` when they are not as the caller saw them.
 */
export const findChangeable = async (
  { members }: Pick<StaffWriteDeps, "members">,
  { params, body, caller }: MemberCall<unknown>,
) => {
  if (params.staffId === caller.staffId) return refuse("staff-own-entry");
  const place = administersNetwork(caller.assignments) ? NETWORK : params.postId;
  const member = await members.find(place, params.staffId);
  if (member === undefined) return refuse("not-found");
  return member.version === body.version ? { ok: true as const, value: member } : refuse("staff-stale");
};

/** Gives `member` one more role, as they were read. Errors: `role-held`, `staff-stale`. */
export const giveRole = (
  deps: Pick<StaffWriteDeps, "members" | "changes">,
  { params: { postId }, command, now }: PlacedCall<unknown, unknown>,
  member: Member,
  { role, from, to }: RoleGrant,
): Outcome<ChangedMember> => {
  const { staffId, active } = member;
  const today = todays(postId, now);
  const assignments = withRole(member.assignments, { postId, role, from, to }, today.there);
  if (!assignments.ok) return Promise.resolve(refuse(assignments.error));
  const after = { active, assignments: assignments.value };
  return deps.changes.commit({
    command,
    pieces: deps.members.changePieces({
      before: member,
      after,
      today: today.network,
      ...(postId !== NETWORK && { place: postId }),
    }),
    facts: [staffRoleGranted.fact(staffId, { staffId, postId, role, from, to }, chainOf(postId))],
    answer: { status: 201, body: { staffId, version: member.version + 1 } },
    now,
  });
};

/** The post whose audit trail tells of it; what concerns the network is in its own (E3). */
export const chainOf = (postId: string): string | undefined => (postId === NETWORK ? undefined : postId);

/**
 * Gives a member of staff a role at a post or in the network, from one day to another (E2). It counts from the next
 * request on, or from its day on.
 *
 * Errors: `forbidden` for a role that is not the caller's to give, `staff-own-entry`, `not-found`, `staff-stale`,
 * `role-held`.
 */
export const grantRole = async (
  deps: StaffWriteDeps,
  call: MemberCall<RoleGrant>,
): Outcome<ChangedMember> => {
  const { postId } = call.params;
  const denied =
    judgeRole(call.caller, { postId, role: call.body.role }) ??
    judgeDays(call.body, todays(postId, call.now).there);
  if (denied !== undefined) return denied;
  const found = await findChangeable(deps, call);
  return found.ok ? giveRole(deps, call, found.value, call.body) : found;
};

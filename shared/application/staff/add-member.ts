import { staffAdded } from "#events/staff/added.v1.ts";
import { staffRoleGranted } from "#events/staff/role-granted.v1.ts";
import { staffIdOf, staffKeyOf } from "#shared/domain/account/subject.ts";
import type { Outcome } from "#shared/domain/call.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { NETWORK } from "#shared/domain/staff/roles.ts";
import type { StaffWriteDeps } from "./deps.ts";
import type { ChangedMember, PlacedCall } from "./grant-role.ts";
import { chainOf, giveRole } from "./grant-role.ts";
import type { RoleGrant } from "./judge-role.ts";
import { judgeDays, judgeRole, todays } from "./judge-role.ts";

/** Somebody to be added: by the address at which they are invited, or as the issuer knows them already. */
export type NewMember = RoleGrant & { name: string } & (
    | { email: string; subject?: undefined }
    | { subject: string; email?: undefined }
  );

/**
 * Adds somebody to the directory with their first role; who is in it already gets one role more (E2). The issuer is
 * asked first: a user there may do nothing until the directory says so, and is the same one if it is asked again.
 *
 * Errors: `invalid-input` (`subject-needed` where the issuer is administered elsewhere), `forbidden` for a role that is not the caller's to give, `staff-own-entry`, `role-held`, `staff-stale`.
 */
export const addMember = async (
  deps: StaffWriteDeps,
  call: PlacedCall<unknown, NewMember>,
): Outcome<ChangedMember> => {
  const { params, body, caller, command, now } = call;
  const { postId } = params;
  const { name, role, from, to } = body;
  const today = todays(postId, now);
  const denied = judgeRole(caller, { postId, role }) ?? judgeDays(body, today.there);
  if (denied !== undefined) return denied;
  const sub = body.subject ?? (await deps.users.invite({ email: body.email.toLowerCase(), name }));
  if (sub === undefined)
    return refuse("invalid-input", { errors: [{ pointer: "/body/email", code: "subject-needed" }] });
  const person = { issuer: deps.issuer, subject: sub };
  const staffId = staffIdOf(person);
  if (staffId === caller.staffId) return refuse("staff-own-entry");
  const known = await deps.members.bySubject(person);
  if (known !== undefined) return giveRole(deps, call, known, body);
  const assignments = [{ postId, role, from, to }];
  const member = { staffId, key: staffKeyOf(person), subject: sub, name, active: true, assignments };
  const places = [...new Set([NETWORK, postId])];
  return deps.changes.commit({
    command,
    pieces: deps.members.addPieces(member, places, today.network),
    facts: [
      staffAdded.fact(staffId, { staffId }, chainOf(postId)),
      staffRoleGranted.fact(staffId, { staffId, postId, role, from, to }, chainOf(postId)),
    ],
    answer: { status: 201, body: { staffId, version: 1 } },
    now,
  });
};

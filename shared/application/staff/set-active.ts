import { staffDeactivated } from "#events/staff/deactivated.v1.ts";
import { staffReactivated } from "#events/staff/reactivated.v1.ts";
import type { Outcome } from "#shared/domain/call.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { NETWORK } from "#shared/domain/staff/roles.ts";
import type { StaffWriteDeps } from "./deps.ts";
import type { ChangedMember, MemberCall } from "./grant-role.ts";
import { findChangeable } from "./grant-role.ts";
import { todays } from "./judge-role.ts";

/** What a change to that state says, and what the issuer is told after it. */
const ways = {
  active: { fact: staffReactivated, tell: "enable" },
  inactive: { fact: staffDeactivated, tell: "disable" },
} as const;

/**
 * Takes a member of staff out of service, or back into it, whatever their roles (E2). The directory comes first: it
 * refuses their next request. Then the issuer is told; if that fails, the command is repeated and tells it again.
 *
 * Errors: `staff-own-entry`, `not-found`, `staff-stale`, `staff-wrong-state`, `last-administrator`.
 */
const setActive = async (
  deps: StaffWriteDeps,
  call: MemberCall<unknown>,
  to: keyof typeof ways,
): Outcome<ChangedMember> => {
  const { fact, tell } = ways[to];
  const { command, now, params } = call;
  const prior = await deps.changes.find(command);
  if (!prior.ok) return prior;
  if (prior.value !== undefined) {
    const member = await deps.members.find(NETWORK, params.staffId);
    // Whatever became of them since counts, not what this command did then.
    if (member?.active === (to === "active")) await deps.users[tell](member.subject);
    return { ok: true, value: prior.value };
  }
  const found = await findChangeable(deps, call);
  if (!found.ok) return found;
  const { staffId, subject, active, assignments, version } = found.value;
  if (active === (to === "active")) return refuse("staff-wrong-state");
  const outcome = await deps.changes.commit({
    command,
    pieces: deps.members.changePieces({
      before: found.value,
      after: { active: to === "active", assignments },
      today: todays(NETWORK, now).network,
    }),
    facts: [fact.fact(staffId, { staffId })],
    answer: { status: 200, body: { staffId, version: version + 1 } },
    now,
  });
  if (outcome.ok) await deps.users[tell](subject);
  return outcome;
};

/** Takes a member of staff out of service: their next request is refused. */
export const deactivateMember = (deps: StaffWriteDeps, call: MemberCall<unknown>): Outcome<ChangedMember> =>
  setActive(deps, call, "inactive");

/** Takes a member of staff back into service, with the roles that are in force. */
export const reactivateMember = (deps: StaffWriteDeps, call: MemberCall<unknown>): Outcome<ChangedMember> =>
  setActive(deps, call, "active");

import { todayIn } from "#shared/domain/account/assignment.ts";
import type { Assignment, StaffCaller } from "#shared/domain/caller.ts";
import type { FieldFault } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { fits, mayAdminister, NETWORK } from "#shared/domain/staff/roles.ts";
import { zoneOf } from "../identity/zone-of.ts";

/** A role as it is asked for: whole days of the post's calendar, `to` null for no end. */
export type RoleGrant = Pick<Assignment, "role" | "from" | "to">;

/** Today where the role is, and in Rabat, by whose calendar the network counts. */
export const todays = (postId: string, now: number) => ({
  there: todayIn(zoneOf(postId), now),
  network: todayIn(undefined, now),
});

/**
 * Whether this caller may give or take this role there: undefined, or why not. Errors: `not-found` for a post that is
 * none, `invalid-input` where the role cannot be held there, `forbidden` where it is somebody else's to give (E2).
 */
export const judgeRole = (
  { assignments }: StaffCaller,
  { postId, role }: Pick<Assignment, "postId" | "role">,
): ReturnType<typeof refuse> | undefined => {
  if (postId !== NETWORK && zoneOf(postId) === undefined) return refuse("not-found");
  if (!fits({ postId, role }))
    return refuse("invalid-input", { errors: [{ pointer: "/body/role", code: "role-elsewhere" }] });
  return mayAdminister(assignments, { postId, role }) ? undefined : refuse("forbidden");
};

/** Whether the days of a grant make sense: nobody was given a role yesterday. */
export const judgeDays = ({ from, to }: RoleGrant, today: string): ReturnType<typeof refuse> | undefined => {
  const errors: readonly FieldFault[] = [
    ...(from < today ? [{ pointer: "/body/from", code: "in-the-past" }] : []),
    ...(to !== null && to < from ? [{ pointer: "/body/to", code: "before-from" }] : []),
  ];
  return errors.length > 0 ? refuse("invalid-input", { errors }) : undefined;
};

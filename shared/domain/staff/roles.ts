import type { Assignment, StaffRole } from "../caller.ts";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";

/** The whole network, where a post would stand. */
export const NETWORK = "*";

/** Where a role can be held: at one post, for the whole network, or either. */
export const rolePlaces: Readonly<Record<StaffRole, readonly ("post" | "network")[]>> = {
  officer: ["post"],
  desk: ["post"],
  "head-of-post": ["post"],
  "network-administrator": ["network"],
  "call-centre": ["post", "network"],
};

/** What a head of post may give and take at their own post; everything else is the network's to give. */
const headsGrant: readonly StaffRole[] = ["officer", "desk", "call-centre"];

/** Whether a role can be held there at all. */
export const fits = ({ postId, role }: Pick<Assignment, "postId" | "role">): boolean =>
  rolePlaces[role].includes(postId === NETWORK ? "network" : "post");

/** Whether somebody with these assignments in force administers the whole network. */
export const administersNetwork = (assignments: readonly Assignment[]): boolean =>
  assignments.some(({ postId, role }) => postId === NETWORK && role === "network-administrator");

/** Whether somebody with these assignments in force may give and take this role there (E2). */
export const mayAdminister = (
  assignments: readonly Assignment[],
  { postId, role }: Pick<Assignment, "postId" | "role">,
): boolean =>
  administersNetwork(assignments) ||
  (headsGrant.includes(role) &&
    assignments.some((own) => own.postId === postId && own.role === "head-of-post"));

/** Ended assignments leave the directory after 400 days; the audit trail keeps them (E3). */
const KEPT_MS = 400 * 24 * 60 * 60 * 1000;

const dayBefore = (date: string): string =>
  new Date(Date.parse(date) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

const isOf =
  ({ postId, role }: Pick<Assignment, "postId" | "role">) =>
  (other: Assignment): boolean =>
    other.postId === postId && other.role === role;

const overlap = (one: Assignment, other: Assignment): boolean =>
  (other.to === null || one.from <= other.to) && (one.to === null || other.from <= one.to);

/**
 * The assignments with one more; those that ended long before `today` are left out. Error: `role-held`, when the same
 * role is held there on one of the same days.
 */
export const withRole = (
  assignments: readonly Assignment[],
  added: Assignment,
  today: string,
): Result<readonly Assignment[], "role-held"> => {
  if (assignments.filter(isOf(added)).some((held) => overlap(held, added))) return fail("role-held");
  const oldest = new Date(Date.parse(today) - KEPT_MS).toISOString().slice(0, 10);
  return ok([...assignments.filter(({ to }) => to === null || to >= oldest), added]);
};

/**
 * The assignments with a role ended: `last` is the last day on which it is held, and without it, it is over at once.
 * What would begin later than that is taken away. Error: `role-not-held`, when nothing would change.
 */
export const withoutRole = (
  assignments: readonly Assignment[],
  ended: Pick<Assignment, "postId" | "role">,
  { today, last = dayBefore(today) }: { readonly today: string; readonly last?: string | undefined },
): Result<readonly Assignment[], "role-not-held"> => {
  const goesOn = (held: Assignment): boolean => isOf(ended)(held) && (held.to === null || held.to > last);
  if (!assignments.some(goesOn)) return fail("role-not-held");
  return ok(
    assignments.flatMap((held) => {
      if (!goesOn(held)) return [held];
      return held.from > last ? [] : [{ ...held, to: last }];
    }),
  );
};

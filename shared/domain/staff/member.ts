import type { Assignment } from "../caller.ts";
import { administersNetwork } from "./roles.ts";

/** Who a member of staff is: set when they are added, never changed. */
export interface MemberProfile {
  readonly staffId: string;
  /** Their key in the directory, by issuer and subject. */
  readonly key: string;
  /** `sub` of their tokens, by which their issuer is told. */
  readonly subject: string;
  /** As administrators know them; shown to nobody else, in no event. */
  readonly name: string;
}

/** A member of staff as the directory has them (E2); `version` counts the changes. */
export interface Member extends MemberProfile {
  readonly active: boolean;
  readonly assignments: readonly Assignment[];
  readonly version: number;
}

/**
 * Whether the network can rely on this administrator: active, in office, and without an end in sight. One of them must
 * always be left (E2), and time alone must not take the last one away.
 */
export const isStandingAdministrator = (
  { active, assignments }: Pick<Member, "active" | "assignments">,
  today: string,
): boolean =>
  active && administersNetwork(assignments.filter(({ from, to }) => to === null && from <= today));

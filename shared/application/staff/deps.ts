import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { MemberReader, MemberStore } from "#shared/ports/member-store.ts";
import type { StaffUsers } from "#shared/ports/staff-users.ts";

/** Reading the directory. */
export interface StaffReadDeps {
  readonly members: MemberReader;
}

/** Changing the directory. */
export interface StaffWriteDeps {
  readonly members: MemberStore;
  readonly users: StaffUsers;
  /** `iss` of the staff's tokens: with `sub`, who somebody is. */
  readonly issuer: string;
  readonly changes: ChangeStore;
}
